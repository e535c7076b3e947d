package org.cresset.rule;

/// Something that the author of a rule or filter should look at.
///
/// @param line where in the file, from 1; 0 where that is not known or not one line
/// @param place the part that it is about, such as `selection/Image`; empty for the whole
/// @param text what is the matter
public record Finding(Code code, int line, String place, String text) {

    /// How much a finding matters.
    public enum Severity {
        /// The rule likely does not do what its author wants.
        WARNING,
        /// It works, but could be written better.
        NOTE;

        public String label() {
            return this == WARNING ? "warning" : "note";
        }
    }

    /// What can be found. Labels are `CR` and three digits, of which the first names the group: 1 metadata,
    /// 2 log source, 3 detection, 4 condition, 5 tags, 6 cost, 7 filters, 8 correlations. They stay, and none is
    /// given again once it is gone. Each is explained in `docs/lint.md`.
    public enum Code {
        NO_ID("CR101", Severity.WARNING, "no id"),
        ID_NO_UUID("CR102", Severity.WARNING, "the id is no UUID"),
        NO_LEVEL("CR103", Severity.WARNING, "no level"),
        NO_STATUS("CR104", Severity.NOTE, "no status"),
        UNKNOWN_STATUS("CR105", Severity.WARNING, "unknown status"),
        NO_DESCRIPTION("CR106", Severity.NOTE, "no description"),
        NO_AUTHOR("CR107", Severity.NOTE, "no author"),
        NO_DATE("CR108", Severity.NOTE, "no date"),
        BAD_DATE("CR109", Severity.NOTE, "a date that is none"),
        LONG_TITLE("CR110", Severity.NOTE, "a title longer than 110 characters"),
        TITLE_STOP("CR111", Severity.NOTE, "a title that ends with a full stop"),
        SAME_TITLE("CR112", Severity.NOTE, "the title of another rule"),
        NO_FALSE_POSITIVES("CR113", Severity.NOTE, "no false positives named"),
        MISSPELLED_KEY("CR114", Severity.WARNING, "a key that looks misspelled"),
        NOT_A_LIST("CR115", Severity.WARNING, "not a list"),
        BAD_RELATED("CR116", Severity.NOTE, "related without id or type"),

        UNKNOWN_SOURCE("CR201", Severity.WARNING, "a log source that nothing produces"),
        SOURCE_KEY("CR202", Severity.WARNING, "a part of the log source that is not read"),
        WHOLE_PRODUCT("CR203", Severity.NOTE, "a log source without category and service"),

        ALL_OF_ONE_VALUE("CR301", Severity.WARNING, "all with one value"),
        NULL_IN_LIST("CR302", Severity.WARNING, "null in a list"),
        KEYWORD_PLACE("CR303", Severity.WARNING, "a keyword with a place"),
        TIMEFRAME("CR304", Severity.WARNING, "timeframe outside a correlation"),
        WILDCARD_AS_MODIFIER("CR305", Severity.NOTE, "a wildcard in place of a modifier"),
        ONLY_WILDCARDS("CR306", Severity.NOTE, "a value of wildcards only"),
        EMPTY_TEXT("CR307", Severity.WARNING, "a place for an empty text"),
        DOUBLE_WILDCARD("CR308", Severity.NOTE, "two stars in a row"),
        WILDCARD_BESIDE_MODIFIER("CR309", Severity.NOTE, "a star that the modifier already stands for"),
        ESCAPED_WILDCARD("CR310", Severity.WARNING, "an escaped wildcard in a path"),
        NETWORK_PATH("CR311", Severity.WARNING, "a network path with one backslash"),
        VALUE_TWICE("CR312", Severity.NOTE, "a value that stands twice"),
        VALUE_IN_OTHER_CASE("CR313", Severity.NOTE, "values that differ only by case"),
        COVERED_VALUE("CR314", Severity.NOTE, "a value that another one covers"),
        TWO_PLACES("CR315", Severity.WARNING, "two places for one value"),
        PART_OF_NUMBER("CR316", Severity.WARNING, "a part of a number"),
        FIELD_IN_OTHER_CASE("CR317", Severity.WARNING, "a field in another case"),
        LITERAL_EXPRESSION("CR318", Severity.NOTE, "a regular expression that is plain text"),
        OPEN_EXPRESSION("CR319", Severity.NOTE, "a regular expression with .* at an end"),

        UNUSED_DETECTION("CR401", Severity.WARNING, "a detection that is not used"),
        ONE_OF_ONE("CR402", Severity.NOTE, "a quantity of one detection"),
        MIXED_OPERATORS("CR403", Severity.NOTE, "and beside or without parentheses"),
        FILTER_WITHOUT_NOT("CR404", Severity.WARNING, "a filter that is not negated"),
        ONLY_NEGATIONS("CR405", Severity.WARNING, "only negations"),
        TOO_BROAD("CR406", Severity.WARNING, "too broad"),
        NEVER("CR407", Severity.WARNING, "a condition that can never hold"),
        SAME_LOGIC("CR408", Severity.WARNING, "the same logic as another rule"),

        UNKNOWN_NAMESPACE("CR501", Severity.WARNING, "a tag of no known namespace"),
        UNKNOWN_TECHNIQUE("CR502", Severity.WARNING, "an unknown technique"),
        UNKNOWN_TACTIC("CR503", Severity.WARNING, "an unknown tactic"),
        NO_TACTIC("CR504", Severity.NOTE, "a technique without its tactic"),
        TAG_TWICE("CR505", Severity.NOTE, "a tag that stands twice"),
        NO_ATTACK_TAG("CR506", Severity.NOTE, "no tag of ATT&CK"),
        TAG_FORM("CR507", Severity.WARNING, "a tag in a wrong form"),
        OTHER_ATTACK("CR508", Severity.NOTE, "a technique of another ATT&CK"),

        NO_WITNESS("CR601", Severity.NOTE, "asked for every event of its log source"),
        EXPRESSION_WITHOUT_LITERAL("CR602", Severity.NOTE, "a regular expression without a fixed text"),
        EXPRESSION_WITH_BUDGET("CR603", Severity.NOTE, "a regular expression that may run out of steps"),

        FILTER_KEEPS("CR701", Severity.WARNING, "a filter without not"),
        FILTER_WITHOUT_RULE("CR702", Severity.WARNING, "a filter for rules that are not there"),
        FILTER_OF_OTHER_SOURCE("CR703", Severity.WARNING, "a filter for a rule of another log source"),

        HOLDS_AT_ONCE("CR801", Severity.WARNING, "a count that holds at once"),
        PARTIAL_ALIAS("CR802", Severity.WARNING, "an alias that is not said for every rule"),
        NO_GROUP("CR803", Severity.NOTE, "a correlation without group-by");

        private final String label;
        private final Severity severity;
        private final String title;

        Code(String label, Severity severity, String title) {
            this.label = label;
            this.severity = severity;
            this.title = title;
        }

        /// Such as `CR101`, by which users know it.
        public String label() {
            return label;
        }

        public Severity severity() {
            return severity;
        }

        /// In a few words.
        public String title() {
            return title;
        }
    }

    /// A finding about a rule or filter as a whole.
    public static Finding of(Code code, String text) {
        return new Finding(code, 0, "", text);
    }

    /// A finding about an item of a detection.
    public static Finding at(Item item, Code code, String text) {
        return new Finding(code, item.line(), item.place(), text);
    }

    /// The text with its place.
    public String shown() {
        String where = line == 0 ? place : place.isEmpty() ? "line " + line : place + ", line " + line;
        return where.isEmpty() ? text : text + " (at " + where + ")";
    }
}
