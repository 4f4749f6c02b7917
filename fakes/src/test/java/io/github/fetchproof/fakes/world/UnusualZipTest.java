package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import io.github.fetchproof.fakes.gomod.ZipArchive;
import io.github.fetchproof.fakes.gomod.ZipRule;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnusualZipTest {
    private static final Module A = Vectors.VECTOR_A;

    /** The rule each variant breaks; the others break none. */
    private static final Map<ZipVariant, ZipRule> BROKEN = Map.ofEntries(
            Map.entry(ZipVariant.NO_PREFIX, ZipRule.PREFIX),
            Map.entry(ZipVariant.OTHER_VERSION_PREFIX, ZipRule.PREFIX),
            Map.entry(ZipVariant.STRAY_FILE, ZipRule.PREFIX),
            Map.entry(ZipVariant.ABSOLUTE_PATH, ZipRule.PREFIX),
            Map.entry(ZipVariant.DOT_DOT, ZipRule.NAME),
            Map.entry(ZipVariant.BACKSLASH, ZipRule.NAME),
            Map.entry(ZipVariant.COLON, ZipRule.NAME),
            Map.entry(ZipVariant.CASE_COLLISION, ZipRule.CASE),
            Map.entry(ZipVariant.DUPLICATE, ZipRule.DUPLICATE),
            Map.entry(ZipVariant.FILE_AND_DIRECTORY, ZipRule.FILE_AND_DIRECTORY),
            Map.entry(ZipVariant.UPPER_CASE_GO_MOD, ZipRule.GO_MOD_CASE),
            Map.entry(ZipVariant.NESTED_GO_MOD, ZipRule.NESTED_GO_MOD),
            Map.entry(ZipVariant.RESERVED_NAME, ZipRule.NAME),
            Map.entry(ZipVariant.TRAILING_DOT, ZipRule.NAME),
            Map.entry(ZipVariant.NEWLINE_IN_NAME, ZipRule.NAME),
            Map.entry(ZipVariant.BAD_CRC, ZipRule.SOUND),
            Map.entry(ZipVariant.NOT_A_ZIP, ZipRule.SOUND),
            Map.entry(ZipVariant.EMPTY, ZipRule.SOUND),
            Map.entry(ZipVariant.BOMB, ZipRule.TOTAL_SIZE),
            Map.entry(ZipVariant.LYING_SIZE, ZipRule.SOUND),
            Map.entry(ZipVariant.LARGE_GO_MOD, ZipRule.GO_MOD_SIZE),
            Map.entry(ZipVariant.LARGE_LICENSE, ZipRule.LICENSE_SIZE));

    @ParameterizedTest
    @EnumSource
    void breaksTheRuleItIsNamedForAndNoOther(ZipVariant variant) {
        Set<ZipRule> broken = ModuleZip.check(A.id(), A.zip(variant)).stream()
                .map(ZipRules.Problem::rule)
                .collect(Collectors.toSet());

        assertThat(broken).isEqualTo(BROKEN.containsKey(variant) ? EnumSet.of(BROKEN.get(variant)) : Set.<ZipRule>of());
    }

    @ParameterizedTest
    @EnumSource
    void isSmallAndAlwaysTheSame(ZipVariant variant) {
        byte[] first = A.zip(variant);

        assertThat(first.length).isLessThan(1 << 20);
        assertThat(A.zip(variant)).isSameAs(first);
        assertThat(first).isNotEqualTo(A.zip());
    }

    @Test
    void onlyTheWayOfPackingLeavesTheHashAlone() throws Exception {
        for (ZipVariant variant : List.of(ZipVariant.STORED_REVERSED, ZipVariant.JUNK_BEFORE, ZipVariant.JUNK_AFTER)) {
            assertThat(Hash1.ofZip(A.zip(variant))).as(variant.name()).isEqualTo(A.sum());
        }
        for (ZipVariant variant :
                List.of(ZipVariant.DIRECTORY_ENTRY, ZipVariant.SYMLINK, ZipVariant.DIFFERENT_GO_MOD)) {
            assertThat(Hash1.ofZip(A.zip(variant))).as(variant.name()).isNotEqualTo(A.sum());
        }
    }

    @Test
    void junkIsFortyBytesLong() {
        assertThat(A.zip(ZipVariant.JUNK_BEFORE)).hasSize(A.zip().length + 40).endsWith(A.zip());
        assertThat(A.zip(ZipVariant.JUNK_AFTER)).hasSize(A.zip().length + 40).startsWith(A.zip());
    }

    @Test
    void aBombIsDeclaredOrUnderstated() throws Exception {
        assertThat(sizeOf(ZipVariant.BOMB)).isEqualTo(600L << 20);
        assertThat(sizeOf(ZipVariant.LYING_SIZE)).isEqualTo(1000);
    }

    @Test
    void storedFilesAreNotCompressedAndReversed() throws Exception {
        List<ZipArchive.Entry> entries =
                ZipArchive.read(A.zip(ZipVariant.STORED_REVERSED)).entries();

        assertThat(entries).allMatch(entry -> entry.method() == 0);
        assertThat(entries)
                .map(ZipArchive.Entry::name)
                .containsExactly(
                        "example.com/m@v1.0.0/m.go", "example.com/m@v1.0.0/go.mod", "example.com/m@v1.0.0/LICENSE");
    }

    private static long sizeOf(ZipVariant variant) throws Exception {
        return ZipArchive.read(A.zip(variant)).entries().stream()
                .filter(entry -> entry.name().endsWith("/odd.txt"))
                .findFirst()
                .orElseThrow()
                .size();
    }
}
