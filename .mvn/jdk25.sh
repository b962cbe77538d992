# Finds a JDK 25; sourced by ./aimixup and .ci/run, plain POSIX sh.

# Whether $1 is the home of a JDK 25. Reads its release file, which starts no JVM.
is_jdk25() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] &&
        grep -q '^JAVA_VERSION="25[".+-]' "$1/release"
}

# Prints the home of the java on the PATH with its links resolved, or nothing.
java_on_path() {
    found=$(command -v java) || return 0
    while [ -h "$found" ]; do
        link=$(readlink "$found")
        case $link in
            /*) found=$link ;;
            *) found=${found%/*}/$link ;;
        esac
    done
    found=${found%/*}
    printf '%s\n' "${found%/bin}"
}

# Prints the home of a JDK 25, or says what to install and fails.
find_jdk25() {
    if [ -n "${AIMIXUP_JAVA_HOME-}" ]; then
        if is_jdk25 "$AIMIXUP_JAVA_HOME"; then
            printf '%s\n' "$AIMIXUP_JAVA_HOME"
            return 0
        fi
        echo "aimixup: AIMIXUP_JAVA_HOME is not a JDK 25: $AIMIXUP_JAVA_HOME" >&2
        return 1
    fi
    for home in "${JAVA_HOME-}" "${JAVA25_HOME-}" "$(java_on_path)" \
        /usr/lib/jvm/*25* /usr/lib64/jvm/*25* /opt/java/*25* /opt/*25* \
        "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.jdks/*25* \
        "${HOME-}"/.local/share/mise/installs/java/*25* "${HOME-}"/.asdf/installs/java/*25* \
        /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
        /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
        if is_jdk25 "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    cat >&2 <<'MESSAGE'
aimixup: AiMixUp needs a JDK 25, and none was found.
Install one, for example
  Debian, Ubuntu   apt install temurin-25-jdk     (or openjdk-25-jdk, where it is packaged)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  anywhere         sdk install java 25-tem        (SDKMAN!)
or, if one is installed in an unusual place, set AIMIXUP_JAVA_HOME to its folder.
MESSAGE
    return 1
}
