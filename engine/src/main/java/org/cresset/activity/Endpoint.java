package org.cresset.activity;

/// One end of a connection.
///
/// @param address an address or empty
/// @param port a port or empty
/// @param name the host's name or empty
public record Endpoint(String address, String port, String name) {

    public static final Endpoint NONE = new Endpoint("", "", "");

    public boolean isKnown() {
        return !address.isEmpty() || !name.isEmpty();
    }
}
