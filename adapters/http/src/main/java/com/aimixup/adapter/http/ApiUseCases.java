package com.aimixup.adapter.http;

import com.aimixup.application.access.AccessTokens;
import com.aimixup.application.access.Authenticate;
import com.aimixup.application.access.KeyUseCases;
import com.aimixup.application.access.SessionUseCases;
import com.aimixup.application.accounts.AccountUseCases;
import com.aimixup.application.accounts.SignUp;
import com.aimixup.application.answers.AnswerOnce;
import com.aimixup.application.completions.CompletionUseCases;
import com.aimixup.application.conversations.ChangeConversation;
import com.aimixup.application.conversations.CreateConversation;
import com.aimixup.application.conversations.MessageUseCases;
import com.aimixup.application.conversations.ReadConversations;
import com.aimixup.application.conversations.RemoveConversation;
import com.aimixup.application.conversations.TurnTaking;
import com.aimixup.application.credits.ReadCredits;
import com.aimixup.application.factors.FactorUseCases;
import com.aimixup.application.files.FileUseCases;
import com.aimixup.application.images.ImageUseCases;
import com.aimixup.application.limits.RequestLimits;
import com.aimixup.application.passwords.PasswordUseCases;
import com.aimixup.application.payments.PaymentUseCases;
import com.aimixup.application.privacy.ReadDisclosures;
import com.aimixup.application.providers.ListModels;
import com.aimixup.application.providers.ListProviders;
import com.aimixup.application.spending.SpendingUseCases;
import com.aimixup.application.teams.TeamUseCases;

/**
 * What can be done through the API.
 *
 * @param tokens for its public keys
 */
public record ApiUseCases(
        SignUp signUp,
        AccountUseCases account,
        SessionUseCases sessions,
        Authenticate authenticate,
        PasswordUseCases passwords,
        FactorUseCases factors,
        KeyUseCases keys,
        AccessTokens tokens,
        ListModels listModels,
        ListProviders listProviders,
        CreateConversation createConversation,
        ReadConversations readConversations,
        ChangeConversation changeConversation,
        RemoveConversation removeConversation,
        TurnTaking turns,
        MessageUseCases messages,
        TeamUseCases teams,
        CompletionUseCases completions,
        ReadCredits readCredits,
        SpendingUseCases spending,
        ReadDisclosures readDisclosures,
        ImageUseCases images,
        FileUseCases files,
        PaymentUseCases payments,
        RequestLimits limits,
        AnswerOnce once) {}
