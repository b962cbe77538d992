package com.aimixup.domain.access;

/** What somebody of the house does for those who use it. None of them sees content. */
public enum Role { SUPPORT, FINANCE, PRIVACY, OPERATIONS }
