package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.sumdb.Hash;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.sumdb.Note;
import io.github.fetchproof.fakes.sumdb.TreeTiles;
import io.github.fetchproof.fakes.sumdb.VerifierKey;
import java.util.Optional;

/**
 * The part of {@link Decisions} that is about a checksum database. Pure; safe to share.
 *
 * @see <a href="https://go.dev/design/25530-sumdb">Go's checksum database</a>
 */
interface DatabaseDecisions {

    // Where to ask it.

    /** Whether proxies are asked to stand in for it: not where GOSUMDB says at which URL it is (SDB-002, SDB-007). */
    default boolean asksProxiesForDatabase(boolean urlGiven) {
        return !urlGiven;
    }

    /**
     * Whether it is asked itself when no proxy that may be asked stands in for it: when none has got it, not when one could not
     * say (SDB-003, SDB-004).
     *
     * @param last why the last of those proxies did not
     */
    default boolean goesToDatabaseItself(FailureClass last) {
        return last == FailureClass.NOT_FOUND;
    }

    /** Whether the place that said it has the database is asked alone, whatever it answers (SDB-006). */
    default boolean staysWhereDatabaseIs() {
        return true;
    }

    /** Where a database has what it knows of a module version (SDB-022). */
    default String lookupPath(ModuleVersion module) {
        return "lookup/" + module.escaped();
    }

    /** Whether a full tile is asked for when one that is not full is not to be had (SDB-015). */
    default boolean asksForFullTiles() {
        return true;
    }

    /** Whether what was proven is looked up no more (SDB-017). */
    default boolean usesKeptProofs() {
        return true;
    }

    /** Whether a module is refused when the database could not say anything of it: always (SDB-018). */
    default boolean refusesUnproven(FailureClass why) {
        return true;
    }

    // What to believe of it.

    /**
     * Reads an answer: nothing may follow the signatures (SDB-025).
     *
     * @throws IllegalArgumentException when it is none
     */
    default Lookup lookup(String answer) {
        return Lookup.parse(answer);
    }

    /** Whether a note is the database's (SDB-009). */
    default boolean isSigned(Note note, VerifierKey key) {
        return note.isSignedBy(key);
    }

    /** Why tiles prove nothing; empty when they do (SDB-010, SDB-016, SDB-024). */
    default Optional<String> problem(TreeTiles tiles) {
        return tiles.problem();
    }

    /** Whether a record is the one whose hash the tree has (SDB-010). */
    default boolean isProven(Hash record, Hash proven) {
        return record.equals(proven);
    }

    /** Whether a database that signs two trees, of which neither begins with the other, is believed no more (SDB-013). */
    default boolean distrustsForks() {
        return true;
    }

    /**
     * Whether a tree that agrees with the newest seen before becomes the newest (SDB-014).
     *
     * @param larger whether it has more records
     */
    default boolean becomesNewest(boolean larger) {
        return larger;
    }

    /**
     * The lines of go.sum in an answer: those of its record, since nothing else is proven (SDB-023). There must be one for the zip
     * and one for the go.mod of this very version (SDB-011).
     *
     * @throws IllegalArgumentException when there are none
     */
    default GoSum recorded(Lookup lookup, ModuleVersion module) {
        GoSum lines = GoSum.parse(lookup.text());
        if (lines.hashes(module).isEmpty() || lines.goModHashes(module).isEmpty()) {
            throw new IllegalArgumentException("the record is of another module version");
        }
        return lines;
    }
}
