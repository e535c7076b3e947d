package org.cresset.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The log source that an event comes from, resolved once when it is read.
///
/// @param categories every Sigma category that the event belongs to; often none, sometimes several
/// @param aliases the fields that rules of these categories know by another name
public record EventSource(
        Optional<String> product, Optional<String> service, Set<String> categories, List<Alias> aliases) {

    public static final EventSource UNKNOWN = new EventSource(Optional.empty(), Optional.empty(), Set.of(), List.of());

    /// A field that the event also has under another name, unless it has that field already.
    public record Alias(int to, int from, Transform transform) {

        void apply(Event event) {
            int first = event.first(from);
            if (first < 0 || event.first(to) >= 0 || event.kind(first) == Kind.NULL) {
                return;
            }
            switch (transform) {
                case COPY -> {
                    for (int entry = first; entry >= 0; entry = event.next(entry)) {
                        event.alias(to, entry);
                    }
                }
                case JOIN -> event.add(to, Kind.TEXT, joined(event, first));
                case DECIMAL -> event.add(to, Kind.TEXT, decimal(event.value(first)));
                case INTEGRITY -> event.add(to, Kind.TEXT, integrity(event.value(first)));
            }
        }
    }

    /// What becomes of the value on its way to the other name.
    public enum Transform {
        COPY,
        /// All values as one, with a space between them.
        JOIN,
        /// A hexadecimal number such as `0x1e70` in decimal.
        DECIMAL,
        /// The SID of a mandatory label as the word that Sysmon writes (`High`).
        INTEGRITY
    }

    public EventSource {
        categories = Set.copyOf(categories);
        aliases = List.copyOf(aliases);
    }

    /// Leaves out the aliases: sources are looked up for every event, and few differ in these alone.
    @Override
    public int hashCode() {
        return 31 * (31 * product.hashCode() + service.hashCode()) + categories.hashCode();
    }

    /// `0x1e70` as `7792`; anything else as it is.
    public static String decimal(String number) {
        if (!number.startsWith("0x") || number.length() < 3 || number.length() > 18) {
            return number;
        }
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(number.substring(2), 16));
        } catch (NumberFormatException notHexadecimal) {
            return number;
        }
    }

    private static String joined(Event event, int first) {
        StringBuilder text = new StringBuilder();
        for (int entry = first; entry >= 0; entry = event.next(entry)) {
            text.append(entry == first ? "" : " ").append(event.value(entry));
        }
        return text.toString();
    }

    private static String integrity(String label) {
        return switch (label) {
            case "S-1-16-0" -> "Untrusted";
            case "S-1-16-4096" -> "Low";
            case "S-1-16-8192" -> "Medium";
            case "S-1-16-8448" -> "MediumPlus";
            case "S-1-16-12288" -> "High";
            case "S-1-16-16384" -> "System";
            default -> label;
        };
    }

    /// Whether anything is known about it.
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /// Whether rules for `wanted` may look at events of this source.
    public boolean serves(LogSource wanted) {
        return admits(wanted.product(), product)
                && admits(wanted.service(), service)
                && (wanted.category().isEmpty()
                        || categories.contains(wanted.category().get()));
    }

    private static boolean admits(Optional<String> wanted, Optional<String> actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }
}
