package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.cresset.story.Evidence;
import org.cresset.story.Pack;
import org.cresset.story.Signature;
import org.cresset.story.Subject;
import org.cresset.surprise.Buckets;
import org.jspecify.annotations.Nullable;

/// All findings of a rule about one thing within ten minutes. Whatever order they come in and however often, it is the
/// same. For one thread.
public final class Episode {

    /// By time; those of one time by rule and by what they are about.
    static final Comparator<Episode> ORDER = Comparator.comparingLong(Episode::first)
            .thenComparing(episode -> episode.signature().id())
            .thenComparing(episode -> episode.findings.first().id())
            .thenComparing(episode -> episode.subject().process().guid())
            .thenComparingLong(episode -> episode.subject().process().pid());

    /// So many findings are told apart.
    static final int MOST = 100;

    /// A finding by time.
    private record Finding(long time, String id) implements Comparable<Finding> {
        @Override
        public int compareTo(Finding other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    /// One signature of another product can come with several severities and names: the worst counts.
    private static final Comparator<Signature> WORST = Comparator.comparing(Signature::level)
            .thenComparing(Signature::title)
            .thenComparing(Signature::status)
            .thenComparing(signature -> String.join(" ", signature.tactics()))
            .thenComparing(signature -> String.join(" ", signature.techniques()));

    private final String host;
    private Signature signature;
    private final long bucket;
    private final Least<Finding> findings;
    private Subject subject;
    private long last;
    private @Nullable Episode still;
    private @Nullable List<String> ids;

    Episode(Evidence first) {
        this(first, Buckets.of(first.time()));
    }

    /// @param bucket as of when it is rated
    Episode(Evidence first, long bucket) {
        host = first.host();
        signature = first.signature();
        this.bucket = bucket;
        subject = first.subject();
        last = first.time();
        findings = new Least<>(MOST);
        add(first);
    }

    private Episode(Episode other) {
        host = other.host;
        signature = other.signature;
        bucket = other.bucket;
        subject = other.subject;
        last = other.last;
        findings = new Least<>(other.findings);
    }

    /// The same, which stays as it is now.
    Episode still() {
        if (still == null) {
            still = new Episode(this);
        }
        return still;
    }

    void add(Evidence evidence) {
        Finding added = new Finding(evidence.time(), evidence.id());
        if (findings.isEmpty() || added.compareTo(findings.first()) < 0) {
            subject = evidence.subject();
        }
        if (!evidence.signature().equals(signature) && WORST.compare(evidence.signature(), signature) > 0) {
            signature = evidence.signature();
        }
        last = Math.max(last, evidence.time());
        findings.add(added);
        still = null;
        ids = null;
    }

    void write(DataOutput out) throws IOException {
        Pack.text(host, out);
        Pack.signature(signature, out);
        out.writeLong(bucket);
        Pack.subject(subject, out);
        out.writeLong(last);
        findings.write(
                (finding, to) -> {
                    to.writeLong(finding.time());
                    Pack.text(finding.id(), to);
                },
                out);
    }

    Episode(DataInput in) throws IOException {
        host = Pack.text(in);
        signature = Pack.signature(in);
        bucket = in.readLong();
        subject = Pack.subject(in);
        last = in.readLong();
        findings = new Least<>(MOST);
        findings.read(from -> new Finding(from.readLong(), Pack.text(from)), in);
    }

    /// As the log names it.
    public String host() {
        return host;
    }

    public Signature signature() {
        return signature;
    }

    public long bucket() {
        return bucket;
    }

    /// What its earliest finding is about.
    public Subject subject() {
        return subject;
    }

    /// The time of its earliest finding.
    public long first() {
        return findings.first().time();
    }

    public long last() {
        return last;
    }

    /// How many findings, or [#MOST].
    public int count() {
        return findings.size();
    }

    /// The ids of its findings by time; none where they are no detections.
    public List<String> ids() {
        if (ids == null) {
            ids = findings.list().stream()
                    .map(Finding::id)
                    .filter(id -> !id.isEmpty())
                    .toList();
        }
        return ids;
    }

    /// Whether there were more findings than are told apart.
    public boolean more() {
        return findings.more();
    }
}
