package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Yaml.Scalar;

/// What a rule is tagged with, held against ATT&CK and the namespaces of Sigma.
final class Tags {

    private static final Pattern TECHNIQUE = Pattern.compile("t\\d{4}(\\.\\d{3})?");
    private static final Pattern GROUP_OR_SOFTWARE = Pattern.compile("[gs]\\d{4}");

    /// What follows each namespace.
    private static final Map<String, Pattern> FORMS = Map.of(
            "attack", Pattern.compile("[a-z0-9_.-]+"),
            "car", Pattern.compile("\\d{4}-\\d{2}-\\d{3}"),
            "cve", Pattern.compile("\\d{4}[-.]\\d{4,}"),
            "d3fend", Pattern.compile("[a-z0-9_.-]+"),
            "detection", Pattern.compile("dfir|emerging-threats|threat-hunting"),
            "stp", Pattern.compile("[1-5][aku]?"),
            "tlp", Pattern.compile("red|amber|amber-strict|green|white|clear"));

    private final Techniques techniques;

    Tags(Techniques techniques) {
        this.techniques = techniques;
    }

    void check(Subject subject) {
        Set<String> seen = new HashSet<>();
        boolean attack = false;
        for (Scalar tag : subject.scalars("tags")) {
            String name = tag.text().strip().toLowerCase(Locale.ROOT);
            if (!seen.add(name)) {
                subject.found(Code.TAG_TWICE, tag, "", "the tag '" + name + "' stands twice");
                continue;
            }
            attack |= name.startsWith("attack.");
            check(subject, tag, name);
        }
        if (!attack) {
            subject.found(Code.NO_ATTACK_TAG, "no tag says which technique or tactic of ATT&CK it finds");
        }
        subject.rule().techniques().forEach(id -> tactics(subject, id));
    }

    private void check(Subject subject, Scalar tag, String name) {
        int dot = name.indexOf('.');
        String namespace = dot < 0 ? name : name.substring(0, dot);
        String rest = name.substring(dot + 1);
        Pattern form = FORMS.get(namespace);
        if (form == null || dot < 0) {
            subject.found(
                    Code.UNKNOWN_NAMESPACE,
                    tag,
                    "",
                    "the tag '" + name + "' is of none of the namespaces "
                            + String.join(", ", FORMS.keySet().stream().sorted().toList()));
        } else if (!form.matcher(rest).matches()) {
            subject.found(Code.TAG_FORM, tag, "", "the tag '" + name + "' does not have the form of " + namespace);
        } else if (namespace.equals("attack")) {
            attack(subject, tag, rest);
        }
    }

    private void attack(Subject subject, Scalar tag, String name) {
        if (TECHNIQUE.matcher(name).matches()) {
            String id = name.toUpperCase(Locale.ROOT);
            if (techniques.get(id).isEmpty()) {
                unknown(subject, tag, id);
            }
        } else if (!GROUP_OR_SOFTWARE.matcher(name).matches()
                && Techniques.tactic(name).isEmpty()) {
            Set<String> known = Set.copyOf(Techniques.TACTICS);
            subject.found(
                    Code.UNKNOWN_TACTIC,
                    tag,
                    "",
                    "'" + name + "' is no tactic, technique, group or software of ATT&CK"
                            + Metadata.meant(name.replace('_', '-'), known));
        }
    }

    private void unknown(Subject subject, Scalar tag, String id) {
        String meant = Techniques.current(id);
        boolean other = !meant.equals(id) || techniques.isLater(id);
        String text = meant.equals(id)
                ? id + " is no technique of ATT&CK " + Techniques.VERSION
                : id + " is called " + meant + " in ATT&CK " + Techniques.VERSION + ", and read as that";
        subject.found(other ? Code.OTHER_ATTACK : Code.UNKNOWN_TECHNIQUE, tag, "", text);
    }

    private void tactics(Subject subject, String id) {
        List<String> given = new ArrayList<>();
        for (String tag : subject.rule().tags()) {
            if (tag.startsWith("attack.")) {
                Techniques.tactic(tag.substring("attack.".length())).ifPresent(given::add);
            }
        }
        Optional<Technique> known = techniques.get(id);
        if (known.isPresent() && known.get().tactics().stream().noneMatch(given::contains)) {
            subject.found(
                    Code.NO_TACTIC,
                    "the tag of " + id + " stands without that of a tactic which it serves: "
                            + String.join(", ", known.get().tactics()));
        }
    }
}
