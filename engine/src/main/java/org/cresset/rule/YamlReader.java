package org.cresset.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML into [Yaml]: every document of a text, within limits on size, depth and the growth by aliases.
final class YamlReader {

    private static final int LONGEST = 4 << 20;
    private static final int DEEPEST = 64;
    private static final int MOST = 500_000;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,40}|0x[0-9a-fA-F]{1,16}|0o[0-7]{1,22}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,40}|[0-9]{1,40}(\\.[0-9]{0,40})?)([eE][-+]?[0-9]{1,3})?");

    private final Iterator<Event> events;
    private final Map<String, Yaml> anchors = new HashMap<>();
    private final IdentityHashMap<Yaml, Integer> sizes = new IdentityHashMap<>();
    private int count;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /// @throws RuleException where the text is not YAML or goes beyond a limit
    static List<Yaml> documents(String text) {
        if (text.length() > LONGEST) {
            throw new RuleException("the file is longer than " + LONGEST + " characters");
        }
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LONGEST)
                .setUseMarks(true)
                .build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator()).read();
        } catch (MarkedYamlEngineException bad) {
            String line = bad.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ": ")
                    .orElse("");
            throw new RuleException("not YAML: " + line + bad.getProblem());
        } catch (YamlEngineException bad) {
            throw new RuleException("not YAML: " + bad.getMessage());
        } catch (RuleException refused) {
            throw refused;
        } catch (RuntimeException slip) {
            // the library fails on some text instead of refusing it, such as an escape that the text ends in
            throw new RuleException("not YAML: it cannot be read (" + slip.getMessage() + ")");
        }
    }

    private List<Yaml> read() {
        List<Yaml> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> anchors.clear();
                case Scalar, SequenceStart, MappingStart, Alias -> documents.add(value(event, 0));
                default -> {}
            }
        }
        return documents;
    }

    private Yaml value(Event event, int depth) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (depth > DEEPEST) {
            throw new RuleException("line " + line + ": nested deeper than " + DEEPEST);
        }
        int before = count++;
        Yaml value = switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, line);
            case SequenceStart -> items(line, depth);
            case MappingStart -> entries(line, depth);
            case Alias -> alias((AliasEvent) event, line);
            default -> throw new RuleException("line " + line + ": unexpected " + event.getEventId());
        };
        if (count > MOST) {
            throw new RuleException("line " + line + ": more than " + MOST + " values");
        }
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
            int size = count - before;
            node.getAnchor().ifPresent(anchor -> {
                anchors.put(anchor.getValue(), value);
                sizes.put(value, size);
            });
        }
        return value;
    }

    private Yaml alias(AliasEvent event, int line) {
        String name = event.getAnchor().orElseThrow().getValue();
        Yaml value = anchors.get(name);
        if (value == null) {
            throw new RuleException("line " + line + ": unknown alias " + name);
        }
        count += sizes.getOrDefault(value, 1);
        return value;
    }

    private Yaml items(int line, int depth) {
        List<Yaml> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Items(items, line);
    }

    private Yaml entries(int line, int depth) {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(value(event, depth + 1) instanceof Scalar key)) {
                throw new RuleException("line " + line + ": a key that is not text");
            }
            Yaml value = value(events.next(), depth + 1);
            if (entries.put(key.text(), value) != null) {
                throw new RuleException("line " + key.line() + ": the key '" + key.text() + "' stands twice");
            }
        }
        return new Entries(Collections.unmodifiableMap(entries), line);
    }

    private static Scalar scalar(ScalarEvent event, int line) {
        String text = event.getValue();
        boolean tagged = event.getTag().filter(tag -> tag.endsWith(":str")).isPresent();
        return new Scalar(text, event.isPlain() && !tagged ? kind(text) : Kind.TEXT, line);
    }

    private static Kind kind(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Kind.BOOL;
            default -> {
                if (INTEGER.matcher(text).matches()) {
                    yield Kind.INTEGER;
                }
                yield DECIMAL.matcher(text).matches() ? Kind.DECIMAL : Kind.TEXT;
            }
        };
    }
}
