package org.cresset.read.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Kind;
import org.cresset.event.TimeTrust;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;
import org.cresset.read.audit.Facts.Item;

/// Makes the values of an event from the records of the audit log that belong to it: what the kernel encoded is
/// decoded, and what several records say together stands in fields that rules of other sources know. For one thread.
public final class AuditRecords {

    private final Names names;
    private final Head head = new Head();
    private final OpenEvent single = new OpenEvent();
    private final Pairs pairs = new Pairs();
    private final Values values = new Values();
    private final Arguments arguments = new Arguments();
    private final Facts facts = new Facts();
    private final Syscalls syscalls = new Syscalls();
    private final Words<Field> fields;
    private final Words<String> words = new Words<>(word -> word);
    private final List<String> types = new ArrayList<>();
    private final Lists lists = new Lists();
    private final Path type;
    private final Path id;
    private final Path computer;
    private final Path message;
    private final Path call;
    private final Path number;
    private final Path[] registers = new Path[4];
    private String name = "";
    private String nameType = "";
    private String mode = "";
    private boolean executes;

    /// @param names those that the record's reader uses
    public AuditRecords(Names names) {
        this.names = names;
        fields = new Words<>(word -> Field.of(word, names));
        type = names.root().child("type");
        id = names.root().child("ID");
        computer = names.root().child("Computer");
        message = names.root().child("msg");
        call = names.root().child("SYSCALL");
        number = names.root().child("syscall");
        for (int i = 0; i < registers.length; i++) {
            registers[i] = names.root().child("SYSCALL.a" + i);
        }
    }

    /// Adds the values of a single line, which other records carry as a text, and says what form of record it is and
    /// when it happened; what was added before stays. Says what is wrong with the line, or nothing.
    public String parse(byte[] bytes, int from, int to, RawRecord record) {
        String problem = head.read(bytes, from, to);
        if (!problem.isEmpty()) {
            return problem;
        }
        single.release();
        single.begin(head, 0);
        single.add(head, bytes, from, to, 0);
        try {
            fill(single, 0, single.lines(), record);
            return "";
        } catch (TooMuch beyond) {
            return beyond.limit();
        }
    }

    /// Adds the values of some lines of an event.
    ///
    /// @throws TooMuch where the record has too many
    void fill(OpenEvent event, int first, int behind, RawRecord record) {
        facts.clear();
        arguments.clear();
        types.clear();
        lists.clear();
        executes = false;
        record.form("auditd");
        record.time(event.time(), TimeTrust.STATED);
        for (int line = first; line < behind; line++) {
            RecordType each = event.type(line);
            type(each.name(), record);
            if (each.kind() == RecordType.Kind.AUOMS) {
                type("SYSCALL", record);
            }
            executes |= each.kind() == RecordType.Kind.EXECVE || each.name().equals("AUOMS_EXECVE");
        }
        record.add(id, Kind.TEXT, event.id());
        if (!event.node().isEmpty()) {
            record.add(computer, Kind.TEXT, event.node());
        }
        for (int line = first; line < behind; line++) {
            line(event, line, record);
        }
        derive(record);
    }

    private void type(String written, RawRecord record) {
        if (!types.contains(written)) {
            types.add(written);
            record.add(type, Kind.TEXT, written);
        }
    }

    private void line(OpenEvent event, int line, RawRecord record) {
        byte[] bytes = event.bytes();
        RecordType.Kind kind = event.type(line).kind();
        name = "";
        nameType = "";
        mode = "";
        int said = 0;
        StringBuilder text = new StringBuilder(0);
        pairs.over(bytes, event.from(line), event.to(line), kind == RecordType.Kind.AUOMS);
        while (pairs.next()) {
            if (pairs.nameFrom() < pairs.nameTo()) {
                value(fields.get(bytes, pairs.nameFrom(), pairs.nameTo()), kind, bytes, record);
            } else {
                text.append(said++ == 0 ? "" : " ").append(text(bytes));
            }
        }
        if (said > 0) {
            record.add(message, Kind.TEXT, text.toString());
        }
        if (kind == RecordType.Kind.PATH) {
            facts.item(new Item(name, nameType, mode));
        } else if (kind == RecordType.Kind.AUOMS) {
            lists.files(facts);
        }
    }

    private String text(byte[] bytes) {
        return new String(bytes, pairs.from(), pairs.to() - pairs.from(), StandardCharsets.UTF_8);
    }

    private String word(byte[] bytes) {
        return words.get(bytes, pairs.from(), pairs.to());
    }

    private void value(Field field, RecordType.Kind kind, byte[] bytes, RawRecord record) {
        switch (field.use()) {
            case PLAIN -> values.plain(record, field.path(), pairs, bytes);
            case ARGUMENT -> argument(field, kind, bytes, record);
            case SOCKET -> socket(field, bytes, record);
            case LIST -> list(field, bytes, record);
            case COMMAND -> command(field, kind, bytes, record);
            case ENCODED, KEY, PROCTITLE, NAME, CWD -> encoded(field, bytes, record);
            case SYSCALL, SYSCALL_NAME, ARCH, SUCCESS, NAMETYPE, MODE, FLAGS, NODE -> {
                values.plain(record, field.path(), pairs, bytes);
                note(field, bytes, record);
            }
        }
    }

    private void note(Field field, byte[] bytes, RawRecord record) {
        String word = word(bytes);
        switch (field.use()) {
            case SYSCALL -> facts.number = word;
            case SYSCALL_NAME -> facts.call = word;
            case ARCH -> facts.arch = word;
            case SUCCESS -> facts.success = word;
            case NAMETYPE -> nameType = word;
            case MODE -> mode = word;
            case FLAGS -> facts.flags = word;
            case NODE -> record.add(computer, Kind.TEXT, word);
            default -> {}
        }
    }

    private void argument(Field field, RecordType.Kind kind, byte[] bytes, RawRecord record) {
        if (kind == RecordType.Kind.EXECVE) {
            arguments.begin(field);
            arguments.add(bytes, pairs);
            return;
        }
        boolean call = kind == RecordType.Kind.SYSCALL || kind == RecordType.Kind.AUOMS;
        if (call) {
            facts.argument(field.index(), text(bytes));
        }
        boolean aside = call && executes && field.index() < registers.length;
        values.plain(record, aside ? registers[field.index()] : field.path(), pairs, bytes);
    }

    private void encoded(Field field, byte[] bytes, RawRecord record) {
        boolean decoded = values.decode(bytes, pairs);
        if (field.use() == Field.Use.NAME) {
            name = decoded ? decodedText() : text(bytes);
        } else if (field.use() == Field.Use.CWD) {
            facts.directory = decoded ? decodedText() : text(bytes);
        }
        if (!decoded) {
            values.plain(record, field.path(), pairs, bytes);
        } else if (field.use() == Field.Use.KEY) {
            values.addParts(record, field.path(), 1);
        } else {
            if (field.use() == Field.Use.PROCTITLE) {
                values.blankZeros();
            }
            values.addDecoded(record, field.path());
        }
    }

    private String decodedText() {
        return new String(values.decoded(), 0, values.length(), StandardCharsets.UTF_8);
    }

    private void socket(Field field, byte[] bytes, RawRecord record) {
        values.plain(record, field.path(), pairs, bytes);
        if (!values.decode(bytes, pairs)) {
            return;
        }
        SocketAddress address = SocketAddress.of(values.decoded(), values.length());
        facts.address = address;
        if (!address.family().isEmpty()) {
            record.add(names.root().child("saddr_fam"), Kind.TEXT, address.family());
        }
        if (address.isInternet()) {
            record.add(names.root().child("laddr"), Kind.TEXT, address.address());
            record.add(names.root().child("lport"), Kind.TEXT, Integer.toString(address.port()));
        } else if (!address.family().isEmpty()) {
            record.add(names.root().child("path"), Kind.TEXT, address.address());
        }
    }

    // ---- what the Azure agent writes

    /// The command line of a program: its arguments stand in fields, as those of an EXECVE record.
    private void command(Field field, RecordType.Kind kind, byte[] bytes, RawRecord record) {
        values.plain(record, field.path(), pairs, bytes);
        if (kind == RecordType.Kind.AUOMS && pairs.to() > pairs.from()) {
            type("EXECVE", record);
            arguments.split(bytes, pairs.from(), pairs.to(), fields);
        }
    }

    private void list(Field field, byte[] bytes, RawRecord record) {
        String text = text(bytes);
        if (!text.startsWith("[")) {
            values.plain(record, field.path(), pairs, bytes);
            return;
        }
        String bare = field.path().toString().substring("path_".length());
        Path plain = names.root().child(bare);
        for (String item : lists.take(bare, text)) {
            record.add(field.path(), Kind.TEXT, item);
            record.add(plain, Kind.TEXT, item);
        }
        type("PATH", record);
    }

    // ---- what follows

    private void derive(RawRecord record) {
        if (facts.call.isEmpty() && !facts.number.isEmpty()) {
            boolean named = !Character.isDigit(facts.number.charAt(0));
            facts.call = named ? facts.number : syscalls.name(facts.arch, facts.number);
            if (!facts.call.isEmpty()) {
                record.add(call, Kind.TEXT, facts.call);
            }
        }
        if (!facts.call.isEmpty() && !facts.call.equals(facts.number)) {
            record.add(number, Kind.TEXT, facts.call);
        }
        if (!arguments.isEmpty()) {
            arguments.fill(record, names.root().child("CommandLine"));
        }
        for (String target : facts.targets()) {
            record.add(names.root().child("TargetFilename"), Kind.TEXT, target);
        }
        if (facts.isConnection()) {
            record.add(names.root().child("Initiated"), Kind.TEXT, "true");
        }
    }
}
