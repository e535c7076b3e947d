package org.cresset.bench.speed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.activity.Activity;
import org.cresset.story.Evidence;

/// The plainest thing that could stand in the place of the story engine: maps from texts to records. It joins nothing,
/// rates nothing and forgets nothing.
final class PlainStories {

    private static final long BUCKET = 600_000_000L;

    private record Started(
            String guid, long pid, String parent, String image, String user, String session, long start) {}

    private record Finding(String rule, String host, double severity, List<String> ids) {}

    private final Map<String, Started> processes = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final Map<String, Map<String, Long>> contacts = new HashMap<>();
    private final Map<String, Finding> findings = new HashMap<>();

    void happened(Activity activity) {
        switch (activity) {
            case Activity.ProcessStarted it ->
                processes.put(
                        it.context().host() + " " + it.process().guid(),
                        new Started(
                                it.process().guid(),
                                it.process().pid(),
                                it.parent().guid(),
                                it.process().image(),
                                it.context().user(),
                                it.context().session(),
                                it.context().time()));
            case Activity.FileChanged it ->
                writers.put(it.context().host() + " " + it.path(), it.process().guid());
            case Activity.Connection it ->
                contacts.computeIfAbsent(
                                it.context().host() + " " + it.process().guid(), unseen -> new HashMap<>())
                        .putIfAbsent(it.destination().address(), it.context().time());
            default -> {
                // nothing to keep
            }
        }
    }

    void found(Evidence evidence) {
        String key = evidence.host() + " " + evidence.signature().id() + " "
                + evidence.subject().process().guid() + " " + evidence.time() / BUCKET;
        findings.computeIfAbsent(
                        key,
                        unseen -> new Finding(
                                evidence.signature().id(),
                                evidence.host(),
                                evidence.signature().severity(),
                                new ArrayList<>()))
                .ids()
                .add(evidence.id());
    }

    /// What each host is worth: the sum over its findings.
    Map<String, Double> scores() {
        Map<String, Double> scores = new HashMap<>();
        findings.values().forEach(finding -> scores.merge(finding.host(), finding.severity(), Double::sum));
        return scores;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(processes.size());
        for (Map.Entry<String, Started> each : processes.entrySet()) {
            Started process = each.getValue();
            out.writeUTF(each.getKey());
            out.writeUTF(process.guid());
            out.writeLong(process.pid());
            out.writeUTF(process.parent());
            out.writeUTF(process.image());
            out.writeUTF(process.user());
            out.writeUTF(process.session());
            out.writeLong(process.start());
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            processes.put(
                    in.readUTF(),
                    new Started(
                            in.readUTF(),
                            in.readLong(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readLong()));
        }
    }

    int size() {
        return processes.size() + findings.size();
    }
}
