package org.cresset.intel.indicator;

/// What the source of an indicator says that it belongs to, in its own words.
public record Label(Kind kind, String name) implements Comparable<Label> {

    /// What kind of thing a name is of.
    public enum Kind {
        GROUP("group"),
        SOFTWARE("software"),
        CAMPAIGN("campaign"),
        /// A tactic of ATT&CK, by its short name.
        TACTIC("tactic"),
        OTHER("label");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final int LONGEST = 200;

    public Label {
        name = Texts.cut(name.strip(), LONGEST);
    }

    /// Reads `group:APT29`; what has no kind before it is just a label.
    public static Label of(String written) {
        int colon = written.indexOf(':');
        for (Kind kind : Kind.values()) {
            if (colon > 0 && kind.word.equals(written.substring(0, colon))) {
                return new Label(kind, written.substring(colon + 1));
            }
        }
        return new Label(Kind.OTHER, written);
    }

    @Override
    public int compareTo(Label other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind.word + ":" + name;
    }
}
