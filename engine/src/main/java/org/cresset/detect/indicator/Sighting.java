package org.cresset.detect.indicator;

import java.util.Map;
import org.cresset.intel.indicator.Indicator;
import org.cresset.rule.SigmaRule;

/// An indicator that stands in an event.
///
/// @param rule what stands for the rule by which it is a detection
/// @param matched the field and its value, and what is known of the indicator
public record Sighting(Indicator indicator, SigmaRule rule, Map<String, String> matched) {}
