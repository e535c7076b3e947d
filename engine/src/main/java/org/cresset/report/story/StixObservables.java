package org.cresset.report.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Network;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// What a story observed, as cyber observables of STIX 2.1.
final class StixObservables {

    private static final int LONGEST = 4096;
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+\\.?");
    private static final Pattern HASH = Pattern.compile("(?:(MD5|SHA-?1|SHA-?256)[=:])?([0-9a-fA-F]{32,64})");

    private final Map<String, Consumer<JsonText>> objects = new LinkedHashMap<>();

    StixObservables(Story story) {
        story.addresses().forEach(this::address);
        story.domains().forEach(this::domain);
        story.hashes().forEach(this::hash);
        story.users().stream().filter(user -> !user.isEmpty()).forEach(this::user);
        story.graph().nodes().stream()
                .filter(node -> node.kind() == Graph.Kind.FILE)
                .map(Graph.Node::label)
                .forEach(this::file);
        story.processes().forEach(this::process);
    }

    /// The objects by their ids.
    Map<String, Consumer<JsonText>> objects() {
        return objects;
    }

    private static JsonText head(JsonText out, String type, String id) {
        return out.text("type", type).text("spec_version", "2.1").text("id", id);
    }

    private void value(String type, String value) {
        String id = StixIds.observable(type, Map.of("value", value));
        objects.putIfAbsent(id, out -> head(out, type, id).text("value", value));
    }

    private void address(String address) {
        if (address.indexOf('/') < 0 && Network.parse(address).isPresent()) {
            value(address.indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr", address);
        }
    }

    private void domain(String domain) {
        if (DOMAIN.matcher(domain).matches()) {
            value("domain-name", domain);
        }
    }

    private void hash(String text) {
        var matcher = HASH.matcher(text);
        if (!matcher.matches()) {
            return;
        }
        String hash = matcher.group(2).toLowerCase(Locale.ROOT);
        String algorithm = switch (hash.length()) {
            case 32 -> "MD5";
            case 40 -> "SHA-1";
            case 64 -> "SHA-256";
            default -> "";
        };
        if (!algorithm.isEmpty()) {
            String id = StixIds.hashedFile(algorithm, hash);
            objects.putIfAbsent(
                    id, out -> head(out, "file", id).object("hashes", hashes -> hashes.text(algorithm, hash)));
        }
    }

    private String user(String user) {
        String id = StixIds.observable("user-account", Map.of("account_login", user));
        objects.putIfAbsent(id, out -> head(out, "user-account", id).text("account_login", user));
        return id;
    }

    /// A file by its path; empty for a path without a name.
    private Optional<String> file(String path) {
        String name = cut(Words.file(path));
        String folder = cut(Words.folder(path));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (folder.isEmpty()) {
            String id = StixIds.observable("file", Map.of("name", name));
            objects.putIfAbsent(id, out -> head(out, "file", id).text("name", name));
            return Optional.of(id);
        }
        String parent = StixIds.observable("directory", Map.of("path", folder));
        objects.putIfAbsent(parent, out -> head(out, "directory", parent).text("path", folder));
        String id = StixIds.observable("file", Map.of("name", name, "parent_directory_ref", parent));
        objects.putIfAbsent(id, out -> head(out, "file", id).text("name", name).text("parent_directory_ref", parent));
        return Optional.of(id);
    }

    /// A process. STIX names no properties for its id, so it is made from what tells processes apart here.
    private void process(Story.Member member) {
        Optional<String> image = file(member.image());
        Optional<String> user =
                Optional.of(member.user()).filter(name -> !name.isEmpty()).map(this::user);
        boolean known = member.pid() >= 0 || !member.commandLine().isEmpty() || image.isPresent();
        if (!known) {
            return;
        }
        String id = StixIds.own(
                "process",
                String.join(
                        "\u0000",
                        List.of(
                                member.host(),
                                member.guid(),
                                Long.toString(member.pid()),
                                member.image(),
                                Long.toString(member.start()))));
        objects.putIfAbsent(id, out -> {
            head(out, "process", id);
            if (member.pid() >= 0) {
                out.number("pid", member.pid());
            }
            if (member.start() != Event.NO_TIME) {
                out.time("created_time", member.start());
            }
            if (!member.commandLine().isEmpty()) {
                out.text("command_line", cut(member.commandLine()));
            }
            user.ifPresent(account -> out.text("creator_user_ref", account));
            image.ifPresent(file -> out.text("image_ref", file));
        });
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "\u2026";
    }
}
