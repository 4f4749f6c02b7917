package io.github.fetchproof.fakes.sumdb;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a checksum database may tell in place of the plain truth about one module, made of the answers of honest ones.
 *
 * <p>Most are lies that a client must refuse. {@link #FURTHER_LINE} and {@link #OLDER_TREE} are harmless, {@link #EVIL_RECORD}
 * is a lie to those who are served the true module, and {@link #FORK} and {@link #FORK_OF_LAST} can only be refused by those who saw
 * the true tree before.
 */
public enum DatabaseVariant {
    HONEST("the truth", told -> told.truth()),

    FURTHER_LINE(
            "the signed tree has a line more, for clients to come",
            told -> told.answering(told.own().withNote(told.note("more to come\n")))),

    OLDER_TREE(
            "the signed tree is that before the last record",
            told -> told.answering(
                    told.own().withNote(told.olderTruth().note("").render()))),

    EVIL_RECORD("the log has an evil hash, in order and proven", told -> told.evilTruth()),

    OTHER_RECORD(
            "the record is another module's, in order and proven", told -> told.answering(told.lookup(told.other()))),

    EVIL_LINES_IN_NOTE(
            "the record is another module's, and lines of the signed tree have an evil hash",
            told -> told.answering(
                    told.lookup(told.other()).withNote(told.note(told.evil().text())))),

    EVIL_TEXT(
            "the record has an evil hash, unproven",
            told -> told.answering(told.own().withText(told.evil().text()))),

    EVIL_TEXT_AND_TILE("the record has an evil hash and its tile that of this record, but no tile above has", told -> {
        Database text = EVIL_TEXT.teller.apply(told);
        TransparencyLog tiles = told.evilTruth();
        return path -> told.isAboutTileOfRecord(path) ? tiles.answer(path) : text.answer(path);
    }),

    ID_BEYOND_TREE(
            "the record is said to be the one after the last",
            told -> told.answering(told.own().withId(told.truth().records().size()))),

    TEXT_AFTER_NOTE(
            "a line follows the signatures", told -> told.answering(told.own().withNote(told.note("") + "unsigned\n"))),

    SIGNATURE_OF_OLDER_TREE(
            "the signature is that of the tree before its last record",
            told -> told.answering(told.own()
                    .withNote(new Note(
                                    told.truth().head().text(),
                                    told.olderTruth().note("").signatures())
                            .render()))),

    OTHER_KEY(
            "all is signed by another key of the same name",
            told -> told.truth().signedBy(SignerKey.of(told.truth().key().name(), new byte[Ed25519.KEY_BYTES]))),

    FORK(
            "another module's record is not what it was",
            told -> told.truth()
                    .with(
                            told.id(told.other()),
                            new ModuleRecord(told.other().module(), told.evil().text()))),

    FORK_OF_LAST(
            "the last record is not what it was",
            told -> told.truth()
                    .with(
                            told.truth().records().size() - 1,
                            new ModuleRecord(told.last().module(), told.evil().text())));

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // each is a lambda that captures nothing
    private final Function<Told, Database> teller;

    DatabaseVariant(String words, Function<Told, Database> teller) {
        this.words = words;
        this.teller = teller;
    }

    /** The variant in words. */
    public String describe() {
        return words;
    }

    /**
     * The database that tells this.
     *
     * @param truth what an honest one would tell; has a record of the module, and one of another
     * @param evil another record of the module, with hashes it has not
     * @throws IllegalArgumentException when the truth lacks a record that this needs
     */
    public Database told(TransparencyLog truth, ModuleRecord evil) {
        return teller.apply(new Told(truth, evil));
    }

    /** The honest parts of which a tale is made. */
    private record Told(TransparencyLog truth, ModuleRecord evil) {

        Database answering(Lookup lookup) {
            return truth.but(Database.LOOKUP + evil.module().escaped(), lookup.render());
        }

        Lookup own() {
            return lookup(evil);
        }

        Lookup lookup(ModuleRecord record) {
            return truth.lookup(record.module()).orElseThrow(() -> lacking(record));
        }

        int id(ModuleRecord record) {
            return truth.idOf(record.module()).orElseThrow(() -> lacking(record));
        }

        private static IllegalArgumentException lacking(ModuleRecord record) {
            return new IllegalArgumentException("a log must have a record of what is lied about: " + record.module());
        }

        ModuleRecord other() {
            return truth.records().stream()
                    .filter(record -> !record.module().equals(evil.module()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a log must have another record than that which is lied about: " + evil.module()));
        }

        ModuleRecord last() {
            return truth.records().get(truth.records().size() - 1);
        }

        TransparencyLog olderTruth() {
            return truth.first(truth.records().size() - 1);
        }

        TransparencyLog evilTruth() {
            return truth.with(id(evil), evil);
        }

        String note(String furtherLines) {
            return truth.note(furtherLines).render();
        }

        boolean isAboutTileOfRecord(String path) {
            Optional<Tile> tile = path.startsWith(Database.TILE) ? Tile.at(path.substring(1)) : Optional.empty();
            return tile.filter(each -> each.level() == 0 && each.number() == id(evil) >> each.height())
                    .isPresent();
        }
    }
}
