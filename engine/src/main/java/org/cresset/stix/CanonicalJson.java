package org.cresset.stix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.stix.JsonValue.Decimal;
import org.cresset.stix.JsonValue.Flag;
import org.cresset.stix.JsonValue.Items;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.JsonValue.Text;
import org.cresset.stix.JsonValue.Whole;

/// JSON in its one canonical form (RFC 8785), so that the same value is the same bytes everywhere.
public final class CanonicalJson {

    /// Whole numbers beyond these are not told apart by a double, and RFC 8785 knows no other numbers.
    private static final long EXACT = 1L << 53;

    private static final int PLAIN_DIGITS = 21;
    private static final int PLAIN_ZEROS = 6;

    private CanonicalJson() {}

    public static String of(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out) {
        switch (value) {
            case Text(var text) -> text(text, out);
            case Whole(var number) ->
                out.append(number >= -EXACT && number <= EXACT ? Long.toString(number) : number((double) number));
            case Decimal(var number) -> out.append(number(number));
            case Flag(var flag) -> out.append(flag);
            case Items(var values) -> items(values.iterator(), out);
            case Members(var values) -> members(values, out);
        }
    }

    private static void items(Iterator<JsonValue> values, StringBuilder out) {
        out.append('[');
        while (values.hasNext()) {
            write(values.next(), out);
            out.append(values.hasNext() ? "," : "");
        }
        out.append(']');
    }

    /// Members stand in the order of the UTF-16 units of their names, as those of a sorted map of Java do.
    private static void members(Map<String, JsonValue> values, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, JsonValue> member : new TreeMap<>(values).entrySet()) {
            out.append(comma);
            text(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    /// A number as ECMAScript writes it: the fewest digits that name it, with an exponent only where it is very large
    /// or very small.
    private static String number(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + laidOut(digits, point);
    }

    /// The number with the fewest digits. Java writes two where one would do: 4.9E-324.
    private static BigDecimal shortest(double number) {
        BigDecimal java = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal one = java.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == number ? one.stripTrailingZeros() : java;
    }

    /// Digits with a point.
    ///
    /// @param point behind how many digits it stands; may be less than none or more than there are
    private static String laidOut(String digits, int point) {
        if (point >= digits.length() && point <= PLAIN_DIGITS) {
            return digits + "0".repeat(point - digits.length());
        }
        if (point > 0 && point <= PLAIN_DIGITS) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > -PLAIN_ZEROS && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int exponent = point - 1;
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
