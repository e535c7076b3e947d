package org.cresset.report.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Attribution.Verdict;
import org.cresset.attribute.Candidate;
import org.cresset.attribute.Objective;
import org.cresset.attribute.Reason;
import org.cresset.attribute.WhatIf;
import org.cresset.intel.Claim;
import org.cresset.intel.Claim.What;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Regions;
import org.cresset.intel.SameGroup;
import org.cresset.intel.Sectors;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;

/// Who it may be, in the words of one language.
public final class AttributionText {

    /// So many reasons are told of a candidate; more do not make it clearer.
    private static final int REASONS = 6;

    private final Knowledge knowledge;
    private final Messages messages;
    private final Sectors sectors = Sectors.shipped();
    private final Regions regions = Regions.shipped();

    public AttributionText(Knowledge knowledge, Messages messages) {
        this.knowledge = knowledge;
        this.messages = messages;
    }

    /// What the verdict means, and what it lacks.
    public String verdict(Attribution attribution) {
        List<String> verdict = new ArrayList<>();
        verdict.add(messages.get("attribution.verdict." + word(attribution.verdict())));
        if (attribution.verdict() == Verdict.CANDIDATES && !attribution.isClear()) {
            verdict.add(messages.get("attribution.unclear"));
        }
        attribution.shortfalls().forEach(each -> verdict.add(messages.get("attribution.lacks." + word(each))));
        if (!attribution.unknown().isEmpty()) {
            verdict.add(messages.get("attribution.unknown", String.join(", ", attribution.unknown())));
        }
        return String.join(isChinese() ? "" : " ", verdict);
    }

    /// What speaks for a candidate, the strongest first.
    public List<String> reasons(Candidate candidate) {
        return told(candidate.reasons());
    }

    /// What speaks against it.
    public List<String> against(Candidate candidate) {
        return told(candidate.against());
    }

    private List<String> told(List<Reason> reasons) {
        List<String> told = new ArrayList<>(
                reasons.stream().limit(REASONS).map(this::reason).toList());
        if (reasons.size() > REASONS) {
            told.add(messages.get("attribution.more", reasons.size() - REASONS));
        }
        return told;
    }

    private String reason(Reason reason) {
        String name = name(reason);
        Object[] values = switch (reason.kind()) {
            case TECHNIQUE, SOFTWARE -> new Object[] {name, reason.item(), reason.of(), reason.all()};
            case THROUGH_TOOLS -> new Object[] {name, reason.item()};
            case OTHERS_SOFTWARE -> new Object[] {name, reason.item(), reason.of()};
            case SECTOR, REGION -> new Object[] {name, reason.of(), reason.all()};
            case UNKNOWN_TECHNIQUES -> new Object[] {reason.of(), reason.all()};
            case INDICATOR, OTHER_SECTOR, OTHER_REGION -> new Object[] {name};
        };
        return messages.get("attribution.reason." + word(reason.kind()), values);
    }

    private String name(Reason reason) {
        return switch (reason.kind()) {
            case SECTOR, OTHER_SECTOR -> sector(reason.item());
            case REGION, OTHER_REGION -> region(reason.item());
            default -> knowledge.name(reason.item());
        };
    }

    private boolean isChinese() {
        return messages.language() == Language.CHINESE;
    }

    private String sector(String id) {
        return sectors.get(id)
                .map(sector -> isChinese() ? sector.chinese() : sector.english())
                .orElse(id);
    }

    private String region(String id) {
        return regions.get(id)
                .map(region -> isChinese() ? region.chinese() : region.english())
                .orElse(id);
    }

    /// What sources claim of a candidate's origin and motive, each with who says so. We repeat it and do not judge it.
    public List<String> claims(String group) {
        return Stream.of(What.ORIGIN, What.MOTIVE)
                .flatMap(what -> knowledge.allClaims(group).stream().filter(claim -> claim.what() == what))
                .map(claim -> claim(group, claim))
                .distinct()
                .toList();
    }

    private String claim(String group, Claim claim) {
        String value = claim.what() == What.ORIGIN
                ? region(claim.value())
                : messages.get("attribution.motive." + claim.value());
        String said = messages.get(
                "attribution.claim." + word(claim.what()),
                value,
                knowledge.title(claim.source()),
                knowledge.name(claim.group()));
        String sure = claim.confidence() < 0 ? "" : messages.get("attribution.confidence", claim.confidence());
        boolean doubtful = knowledge.same(group).stream()
                .anyMatch(each -> each.group().equals(claim.group()) && each.why() == SameGroup.Why.SHARED_NAME);
        return said + sure + (doubtful ? messages.get("attribution.shared-name") : "");
    }

    /// On what the answer hangs, and what to look for.
    public List<String> changes(Told told) {
        List<String> changes = new ArrayList<>();
        told.without().stream().limit(REASONS).map(this::without).forEach(changes::add);
        told.tells().stream().map(this::tells).forEach(changes::add);
        return changes;
    }

    private String without(WhatIf.Without without) {
        if (without.verdict() == Verdict.INSUFFICIENT) {
            return messages.get("attribution.without.insufficient", item(without.item()));
        }
        return messages.get("attribution.without.other", item(without.item()), knowledge.name(without.first()));
    }

    private String tells(WhatIf.Telling telling) {
        return messages.get(
                "attribution.tells",
                item(telling.item()),
                knowledge.name(telling.group()),
                knowledge.name(telling.other()));
    }

    private String item(String id) {
        String name = knowledge.name(id);
        if (!name.equals(id)) {
            return name + " (" + id + ")";
        }
        return sectors.get(id).isPresent() ? sector(id) : region(id);
    }

    /// What it seems to be for.
    public List<String> objectives(List<Objective> objectives) {
        return objectives.stream()
                .map(each -> messages.get("attribution.aim." + word(each.aim()), String.join(", ", each.because())))
                .toList();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
