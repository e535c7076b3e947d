package org.cresset.story.link;

import java.util.Locale;
import java.util.Set;

/// What names of accounts say. Logs write them with or without a domain, and the domain in a short or a long form.
public final class Accounts {

    /// Accounts that every host has and nobody works with.
    private static final Set<String> SYSTEM =
            Set.of("", "-", "system", "local service", "network service", "anonymous logon", "iusr");

    private Accounts() {}

    /// Whether two names may mean one account: they do not where both tell different domains.
    public static boolean isSame(String one, String other) {
        String domain = domain(one);
        String otherDomain = domain(other);
        return isPerson(one)
                && name(one).equals(name(other))
                && (domain.isEmpty() || otherDomain.isEmpty() || domain.equals(otherDomain));
    }

    /// Whether somebody can work with an account; hosts and their services have accounts of their own.
    public static boolean isPerson(String account) {
        String name = name(account);
        return !SYSTEM.contains(name) && !name.endsWith("$");
    }

    /// The name of an account without its domain, in lower case.
    public static String name(String account) {
        String lower = account.toLowerCase(Locale.ROOT);
        int slash = lower.lastIndexOf('\\');
        int at = lower.indexOf('@');
        return slash >= 0 || at <= 0 ? lower.substring(slash + 1) : lower.substring(0, at);
    }

    private static String domain(String account) {
        String lower = account.toLowerCase(Locale.ROOT);
        int slash = lower.lastIndexOf('\\');
        int at = lower.indexOf('@');
        String domain = slash >= 0 ? lower.substring(0, slash) : at > 0 ? lower.substring(at + 1) : "";
        return label(domain);
    }

    /// Whether a name that a log gives a host means this one: one of them may be the other's first label.
    public static boolean isHost(String written, String host) {
        String one = written.toLowerCase(Locale.ROOT);
        String other = host.toLowerCase(Locale.ROOT);
        boolean named = !one.isEmpty() && !other.isEmpty() && !isAddress(one);
        return named
                && (one.equals(other) || one.equals(label(other)) || label(one).equals(other));
    }

    private static boolean isAddress(String text) {
        return text.indexOf(':') >= 0 || text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static String label(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
