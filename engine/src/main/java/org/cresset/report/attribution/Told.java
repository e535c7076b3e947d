package org.cresset.report.attribution;

import java.util.List;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Objective;
import org.cresset.attribute.Observed;
import org.cresset.attribute.WhatIf;
import org.cresset.intel.Knowledge;

/// All that can be said of who did something.
///
/// @param without on which single observations the answer hangs
/// @param tells what would tell the first two groups apart
/// @param objectives what it seems to be for
public record Told(
        Attribution attribution, List<WhatIf.Without> without, List<WhatIf.Telling> tells, List<Objective> objectives) {

    public Told {
        without = List.copyOf(without);
        tells = List.copyOf(tells);
        objectives = List.copyOf(objectives);
    }

    public static Told of(Observed observed, Attributor attributor, Knowledge knowledge) {
        Attribution attribution = attributor.attribute(observed);
        WhatIf whatIf = new WhatIf(knowledge, attributor);
        return new Told(
                attribution,
                whatIf.without(observed, attribution),
                whatIf.tells(observed, attribution),
                Objective.of(observed.techniques(), knowledge));
    }
}
