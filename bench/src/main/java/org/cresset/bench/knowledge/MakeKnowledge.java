package org.cresset.bench.knowledge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.cresset.feed.AttackBundle;
import org.cresset.feed.Galaxy;
import org.cresset.intel.Claim.What;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.KnowledgeTables;
import org.cresset.intel.Region;
import org.cresset.intel.Regions;
import org.cresset.intel.Sector;
import org.cresset.intel.Sectors;
import org.cresset.intel.Source;

/// `bench/tune knowledge SOURCES_DIR TABLES_DIR`: makes the tables of `knowledge/` from bundles of ATT&CK
/// (`SOURCES_DIR/attack/*.json.gz`) and galaxies of MISP (`SOURCES_DIR/misp/galaxy`). The same sources give the same
/// bytes. `knowledge/ORIGIN.md` names versions, licences and hashes.
public final class MakeKnowledge {

    /// The version of ATT&CK that the bundles are of.
    private static final String VERSION = "18.1";

    /// The commit of misp-galaxy that the galaxies are of.
    private static final String GALAXIES = "9434ace4 (2026-08-06)";

    /// The galaxies that groups are taken from, and who speaks in them.
    private static final Map<String, Source> SPEAKERS = new TreeMap<>(Map.of(
            "threat-actor.json", new Source("misp", "MISP galaxy of threat actors", GALAXIES),
            "360net.json", new Source("360", "360 Threat Intelligence (MISP galaxy)", GALAXIES),
            "microsoft-activity-group.json", new Source("microsoft", "Microsoft (MISP galaxy)", GALAXIES)));

    private static final Sectors SECTORS = Sectors.shipped();
    private static final Regions REGIONS = Regions.shipped();

    private MakeKnowledge() {}

    public static void write(Path sources, Path tables, PrintStream log) throws IOException {
        AttackBundle bundle = new AttackBundle();
        for (String part : List.of("enterprise", "ics", "mobile")) {
            try (InputStream in = open(sources.resolve("attack/" + part + "-attack-18.1.json.gz"))) {
                bundle.read(in);
            }
        }
        Facts attack = bundle.facts(VERSION);
        Facts all = attack;
        for (Map.Entry<String, Source> each : SPEAKERS.entrySet()) {
            Galaxy galaxy = new Galaxy(attack, MakeKnowledge::ids);
            try (InputStream in = open(sources.resolve("misp/galaxy/" + each.getKey()))) {
                all = all.with(galaxy.read(in, each.getValue()));
            }
            galaxy.unknown().forEach(word -> log.println(each.getKey() + ": stands as it is: " + word));
        }
        KnowledgeTables.write(all, tables);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    /// A place that a word may be one of several is no origin: it stays that word.
    private static List<String> ids(What what, String word) {
        return switch (what) {
            case MOTIVE -> Motives.of(word.toLowerCase(Locale.ROOT));
            case SECTOR -> SECTORS.labelled(word).stream().map(Sector::id).toList();
            case REGION -> REGIONS.labelled(word).stream().map(Region::id).toList();
            case ORIGIN -> {
                List<String> ids =
                        REGIONS.labelled(word).stream().map(Region::id).toList();
                yield ids.size() == 1 ? ids : List.of();
            }
        };
    }
}
