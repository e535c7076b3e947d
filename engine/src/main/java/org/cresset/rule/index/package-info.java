/// Many rules over events of one log source, compiled into one question: what the [Matcher] finds is what the
/// reference in [org.cresset.rule.Evaluator] finds, only sooner.
@NullMarked
package org.cresset.rule.index;

import org.jspecify.annotations.NullMarked;
