package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Numbers in their order, with repetitions: a list of short sorted lists, so that neither adding nor finding the
/// n-th one moves many.
final class SortedNumbers {

    private static final int LONGEST = 512;

    private final List<List<BigDecimal>> parts = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(BigDecimal number) {
        if (parts.isEmpty()) {
            parts.add(new ArrayList<>());
        }
        int index = partOf(number);
        List<BigDecimal> part = parts.get(index);
        int at = Collections.binarySearch(part, number);
        part.add(at < 0 ? -at - 1 : at, number);
        size++;
        if (part.size() > LONGEST) {
            List<BigDecimal> upper = part.subList(LONGEST / 2, part.size());
            parts.add(index + 1, new ArrayList<>(upper));
            upper.clear();
        }
    }

    /// Takes away one of the numbers that are equal to this one.
    void remove(BigDecimal number) {
        int index = partOf(number);
        List<BigDecimal> part = parts.get(index);
        int at = Collections.binarySearch(part, number);
        if (at < 0) {
            throw new IllegalArgumentException(number + " was not added");
        }
        part.remove(at);
        size--;
        if (part.isEmpty()) {
            parts.remove(index);
        }
    }

    /// The number at a place, from 0.
    BigDecimal get(int place) {
        int left = place;
        for (List<BigDecimal> part : parts) {
            if (left < part.size()) {
                return part.get(left);
            }
            left -= part.size();
        }
        throw new IndexOutOfBoundsException(place);
    }

    /// The first part that ends with this number or a greater one, or the last part.
    private int partOf(BigDecimal number) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).getLast().compareTo(number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
