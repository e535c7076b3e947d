package org.cresset.rule.index;

import java.util.List;
import java.util.Set;
import org.cresset.rule.Condition;

/// A condition taken apart into what one pass over the values answers, and what must be asked on its own.
sealed interface Term {

    record All(List<Term> parts) implements Term {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Term> parts) implements Term {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record AtLeast(int count, List<Term> parts) implements Term {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    record Not(Term part) implements Term {}

    /// At least one of the atoms is found.
    record Found(Set<Atom> atoms) implements Term {
        public Found {
            atoms = Set.copyOf(atoms);
        }
    }

    /// The field is there.
    record Present(int slot) implements Term {}

    /// The field is not there, or null.
    record Absent(int slot) implements Term {}

    /// What only the reference can answer. It is asked last, and once an event.
    record Ask(Condition condition) implements Term {}
}
