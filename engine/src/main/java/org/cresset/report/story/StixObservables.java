package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.intel.Tlp;
import org.cresset.rule.Network;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.StixBundle;
import org.cresset.stix.StixIds;
import org.cresset.stix.StixObject;
import org.cresset.story.Graph;
import org.cresset.story.Story;

/// What a story observed, as cyber observables of STIX 2.1.
final class StixObservables {

    private static final int LONGEST = 4096;
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})+\\.?");
    private static final Pattern HASH = Pattern.compile("(?:(MD5|SHA-?1|SHA-?256)[=:])?([0-9a-fA-F]{32,64})");

    private final StixBundle bundle;
    private final List<String> ids = new ArrayList<>();

    StixObservables(Story story, StixBundle bundle) {
        this.bundle = bundle;
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

    /// The ids of all of them, each once.
    List<String> ids() {
        return ids.stream().distinct().toList();
    }

    private String add(String type, String id, Members properties) {
        StixObject object = StixObject.observable(type, id);
        for (var property : properties.values().entrySet()) {
            object = object.with(property.getKey(), property.getValue());
        }
        ids.add(bundle.add(object.marked(Tlp.AMBER)));
        return id;
    }

    private String add(String type, Members properties) {
        return add(type, StixIds.observable(type, properties).orElseThrow(), properties);
    }

    private void address(String address) {
        if (address.indexOf('/') < 0 && Network.parse(address).isPresent()) {
            add(address.indexOf(':') < 0 ? "ipv4-addr" : "ipv6-addr", Members.NONE.with("value", address));
        }
    }

    private void domain(String domain) {
        if (DOMAIN.matcher(domain).matches()) {
            add("domain-name", Members.NONE.with("value", domain));
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
            add("file", Members.NONE.with("hashes", Members.NONE.with(algorithm, hash)));
        }
    }

    private String user(String user) {
        return add("user-account", Members.NONE.with("account_login", user));
    }

    /// A file by its path; empty for a path without a name.
    private Optional<String> file(String path) {
        String name = cut(Words.file(path));
        String folder = cut(Words.folder(path));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Members file = Members.NONE.with("name", name);
        if (folder.isEmpty()) {
            return Optional.of(add("file", file));
        }
        String parent = add("directory", Members.NONE.with("path", folder));
        return Optional.of(add("file", file.with("parent_directory_ref", parent)));
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
        String name = String.join(
                "\u0000",
                List.of(
                        member.host(),
                        member.guid(),
                        Long.toString(member.pid()),
                        member.image(),
                        Long.toString(member.start())));
        String id = StixIds.own("process", name);
        StixObject process = StixObject.observable("process", id);
        if (member.pid() >= 0) {
            process = process.number("pid", member.pid());
        }
        if (member.start() != Event.NO_TIME) {
            process = process.time("created_time", member.start());
        }
        ids.add(bundle.add(process.text("command_line", cut(member.commandLine()))
                .text("creator_user_ref", user.orElse(""))
                .text("image_ref", image.orElse(""))
                .marked(Tlp.AMBER)));
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "\u2026";
    }
}
