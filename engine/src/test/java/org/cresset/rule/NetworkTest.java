package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// Addresses and networks, against the meaning of a prefix and the library's own reading of addresses.
final class NetworkTest {

    private static byte[] bytes(RandomGenerator chance, int size) {
        byte[] bytes = new byte[size];
        chance.nextBytes(bytes);
        for (int i = 0; i < size; i++) {
            bytes[i] = chance.nextInt(3) == 0 ? 0 : bytes[i];
        }
        return bytes;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_address_is_in_a_network_if_its_first_bits_are() {
        Property.holds(5_000, chance -> {
            byte[] network = bytes(chance, chance.nextBoolean() ? 4 : 16);
            int bits = network.length * 8;
            int prefix = chance.nextInt(bits + 1);
            BigInteger flipped = new BigInteger(1, network)
                    .xor(new BigInteger(chance.nextInt(bits + 1), new java.util.Random(chance.nextLong())));
            byte[] address = padded(flipped, network.length);
            boolean inside =
                    new BigInteger(1, network).shiftRight(bits - prefix).equals(flipped.shiftRight(bits - prefix));
            Network read = Network.parse(text(network) + "/" + prefix).orElseThrow();
            assertThat(read.contains(text(address)))
                    .as("%s in %s", text(address), read)
                    .isEqualTo(inside);
        });
    }

    private static byte[] padded(BigInteger number, int size) {
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[size];
        int count = Math.min(size, digits.length);
        System.arraycopy(digits, digits.length - count, bytes, size - count, count);
        return bytes;
    }

    @Test
    void a_network_that_is_printed_and_read_again_is_the_same() {
        Property.holds(2_000, chance -> {
            byte[] address = bytes(chance, chance.nextBoolean() ? 4 : 16);
            Network network = Network.parse(text(address) + "/" + chance.nextInt(address.length * 8 + 1))
                    .orElseThrow();
            assertThat(Network.parse(network.toString())).contains(network);
        });
    }

    @Test
    void addresses_of_version_6_are_read_in_all_their_forms() {
        for (String same : new String[] {
            "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "2001:0db8::0001", "2001:db8:0:0::1", "2001:db8::0.0.0.1"
        }) {
            assertThat(Network.parse("2001:db8::1").orElseThrow().contains(same))
                    .as(same)
                    .isTrue();
        }
    }

    @Test
    void a_mapped_address_is_the_one_of_version_4() {
        Network network = Network.parse("192.0.2.0/24").orElseThrow();
        assertThat(network.contains("::ffff:192.0.2.9")).isTrue();
        assertThat(network.contains("::FFFF:c000:0209")).isTrue();
        assertThat(network.contains("::192.0.2.9")).isFalse();
    }

    @Test
    void a_mapped_network_is_the_one_of_version_4() {
        Network network = Network.parse("::ffff:192.0.2.0/120").orElseThrow();
        assertThat(network.contains("192.0.2.9")).isTrue();
        assertThat(network.contains("192.0.3.9")).isFalse();
    }

    @Test
    void a_single_address_is_a_network_of_its_own() {
        assertThat(Network.parse("10.0.0.1").orElseThrow().contains("10.0.0.1")).isTrue();
        assertThat(Network.parse("10.0.0.1").orElseThrow().contains("10.0.0.2")).isFalse();
        assertThat(Network.parse("0.0.0.0/0").orElseThrow().contains("255.1.2.3"))
                .isTrue();
        assertThat(Network.parse("0.0.0.0/0").orElseThrow().contains("::1")).isFalse();
    }

    @Test
    void what_is_no_network_is_none() {
        for (String none : new String[] {
            "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "10.0.0.0.0/8", "256.0.0.1", "1.2.3.4/8/8",
            "::1/129", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1.2.3", "1.2.3.4::",
            "localhost", "10.0.0.\u0661", "1:2:3:4:5:6:7:8::", " 10.0.0.1"
        }) {
            assertThat(Network.parse(none)).as(none).isEqualTo(Optional.empty());
        }
    }
}
