package org.cresset.read.evtx;

/// The tokens of BinXML. The flag 0x40 says that more follows: attributes behind an element, another piece behind a
/// piece of text.
final class Tokens {

    static final int END = 0x00;
    static final int OPEN = 0x01;
    static final int CLOSE_START = 0x02;
    static final int CLOSE_EMPTY = 0x03;
    static final int CLOSE = 0x04;
    static final int VALUE = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA = 0x07;
    static final int CHARACTER = 0x08;
    static final int ENTITY = 0x09;
    static final int PI_TARGET = 0x0a;
    static final int PI_DATA = 0x0b;
    static final int TEMPLATE = 0x0c;
    static final int SUBSTITUTION = 0x0d;
    static final int OPTIONAL_SUBSTITUTION = 0x0e;
    static final int FRAGMENT = 0x0f;
    static final int MORE = 0x40;

    private Tokens() {}
}
