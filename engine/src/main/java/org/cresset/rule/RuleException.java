package org.cresset.rule;

/// A rule that cannot be understood or carried out; the message says why, for its author.
public final class RuleException extends RuntimeException {
    public RuleException(String message) {
        super(message);
    }
}
