package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;
import org.cresset.read.pairs.KeyValues;
import org.cresset.read.pairs.KeyValues.Style;

/// Makes values of the messages of some programs of Unix: sudo, those that ask PAM, the packet filter of Linux, and
/// mail servers. For one thread.
final class Programs {

    private static final byte[] NAMED = ascii(" : ");
    private static final byte[] LOGNAME = ascii("; logname=");
    private static final byte[] IN = ascii("IN=");
    private static final byte[] OUT = ascii(" OUT=");
    private static final byte[] QUEUED = ascii(": ");
    private static final byte[] USER = ascii("user=<");
    private static final byte[] MSGID = ascii("msgid=<");
    private static final byte[] OPEN = ascii("(");
    private static final byte[] CLOSE = ascii(")");
    private static final byte[] REJECTED = ascii("; from=<");

    /// The longest name of a queue, as mail servers make them.
    private static final int LONGEST_QUEUE = 24;

    private static final int LONGEST_USER = 256;

    private final RawRecord record;
    private final KeyValues pairs;
    private final Path user;
    private final Path queue;

    Programs(Names names, RawRecord record, KeyValues pairs) {
        this.record = record;
        this.pairs = pairs;
        user = names.root().child("user");
        queue = names.root().child("queue_id");
    }

    /// Adds the values of a message that this program wrote.
    void read(byte[] bytes, int from, int to, String app) {
        switch (app) {
            case "sudo" -> sudo(bytes, from, to);
            case "kernel" -> kernel(bytes, from, to);
            case "dovecot" -> dovecot(bytes, from, to);
            case "sendmail", "sm-mta", "sm-msp-queue", "sendmail-in" -> mail(bytes, from, to);
            default -> {
                if (app.startsWith("postfix")) {
                    mail(bytes, from, to);
                } else {
                    pam(bytes, from, to);
                }
            }
        }
    }

    /// `user : text ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=...`, where the text is often missing.
    private void sudo(byte[] bytes, int from, int to) {
        int named = Bytes.find(NAMED, bytes, from, Math.min(to, from + LONGEST_USER));
        if (named < 0) {
            pam(bytes, from, to);
            return;
        }
        int start = from;
        while (start < named && bytes[start] == ' ') {
            start++;
        }
        record.add(user, bytes, start, named);
        pairs.read(bytes, named + NAMED.length, to, Style.SEMICOLONS);
    }

    /// `authentication failure; logname= uid=0 ... rhost=192.0.2.1  user=root`.
    private void pam(byte[] bytes, int from, int to) {
        int at = Bytes.find(LOGNAME, bytes, from, to);
        if (at >= 0) {
            pairs.read(bytes, at + 2, to, Style.WORDS);
        }
    }

    /// `[12.3] PREFIX IN=eth0 OUT= SRC=... DST=...`.
    private void kernel(byte[] bytes, int from, int to) {
        int at = Bytes.find(IN, bytes, from, to);
        if (at >= 0 && Bytes.find(OUT, bytes, at, to) >= 0) {
            pairs.read(bytes, at, to, Style.WORDS);
        }
    }

    /// `QUEUE: from=<a@example.org>, size=1, nrcpt=1`, and how a mail that was refused is told.
    private void mail(byte[] bytes, int from, int to) {
        int colon = Bytes.find(QUEUED, bytes, from, Math.min(to, from + LONGEST_QUEUE));
        if (colon < 0 || !isQueue(bytes, from, colon)) {
            return;
        }
        record.add(queue, bytes, from, colon);
        int refused = Bytes.find(REJECTED, bytes, colon, to);
        if (refused < 0) {
            pairs.read(bytes, colon + QUEUED.length, to, Style.MAIL);
        } else {
            pairs.read(bytes, refused + 2, to, Style.MAIL_WORDS);
        }
    }

    private static boolean isQueue(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            boolean digit = Stamp.digit(bytes[at]) >= 0;
            boolean letter = (bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z';
            if (!digit && !letter) {
                return false;
            }
        }
        return to > from;
    }

    /// `imap-login: Login: user=<bob>, method=PLAIN, rip=192.0.2.1`, or `lda(bob): msgid=<...>: saved mail to INBOX`.
    private void dovecot(byte[] bytes, int from, int to) {
        int login = Bytes.find(USER, bytes, from, to);
        if (login >= 0) {
            pairs.read(bytes, login, to, Style.MAIL);
            return;
        }
        int id = Bytes.find(MSGID, bytes, from, to);
        int close = id < 0 ? -1 : Bytes.find(QUEUED, bytes, id, to);
        if (close >= 0) {
            pairs.read(bytes, id, close, Style.MAIL);
        }
        int open = Bytes.find(OPEN, bytes, from, to);
        int end = open < 0 ? -1 : Bytes.find(CLOSE, bytes, open, Math.min(to, open + LONGEST_USER));
        if (end > open) {
            record.add(user, bytes, open + 1, end);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
