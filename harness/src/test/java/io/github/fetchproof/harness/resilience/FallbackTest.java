package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.Fallback.Entry;
import io.github.fetchproof.harness.resilience.Fallback.Failure;
import io.github.fetchproof.harness.resilience.Fallback.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackTest {
    @Test
    void readsEntriesAndTheirSeparators() {
        assertThat(Fallback.parse("http://a|https://b,direct").entries())
                .containsExactly(
                        new Entry(Kind.PROXY, "http://a", true),
                        new Entry(Kind.PROXY, "https://b", false),
                        new Entry(Kind.DIRECT, "direct", false));
    }

    @Test
    void emptyMeansTheDefault() {
        assertThat(Fallback.parse("")).isEqualTo(Fallback.parse("https://proxy.golang.org,direct"));
    }

    @Test
    void blanksAndEmptyEntriesDoNotCount() {
        assertThat(Fallback.parse(" , http://p ,, off")).isEqualTo(Fallback.parse("http://p,off"));
    }

    @Test
    void theSeparatorThatCountsStandsNextToTheEntry() {
        assertThat(Fallback.parse("http://p,|http://q").entries().get(0).anyError())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"off,http://p;off", "direct|http://p;direct", "direct,nonsense;direct", "off,ftp://p;off"})
    void nothingAfterOffOrDirectCounts(String list, String only) {
        assertThat(Fallback.parse(list).entries()).extracting(Entry::text).containsExactly(only);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, https://127.0.0.1",
        "proxy.test, https://proxy.test",
        "proxy.test/go, https://proxy.test/go",
        "localhost:8080, https://localhost:8080",
        "http://user:pw@p:80/x, http://user:pw@p:80/x",
        "HTTP://p, HTTP://p",
        "http://[::1]:81, http://[::1]:81",
        "file:///var/go, file:///var/go",
        "file:/var/go, file:/var/go"
    })
    void completesWhatLacksAScheme(String entry, String url) {
        assertThat(Fallback.parse(entry).entries().get(0).text()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "foo;an entry of GOPROXY must be a URL, direct or off: foo",
                "http://p,Direct;an entry of GOPROXY must be a URL, direct or off: Direct",
                "http://p,ftp://x;an entry of GOPROXY must have the scheme https, http or file: ftp://x",
                "/srv/go;an entry of GOPROXY must be a URL, direct or off: /srv/go",
                "file://host/x;an entry of GOPROXY must hold nothing but a path when it is a file: file://host/x",
                "file:///x?y;an entry of GOPROXY must hold nothing but a path when it is a file: file:///x?y",
                "https://;an entry of GOPROXY must name a host: https://",
                "http:/x;an entry of GOPROXY must name a host: http:/x",
                "http://a b/;an entry of GOPROXY must name a host: http://a b/",
                "http://p:80x;an entry of GOPROXY must name a host: http://p:80x",
                "ftp://me:secret@x;an entry of GOPROXY must have the scheme https, http or file: ftp://me:xxxxx@x"
            })
    void aWrongEntryAnywhereIsASentence(String list, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fallback.parse(list))
                .withMessage(sentence);
    }

    @Test
    void controlCharactersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fallback.parse("http://p/\u0001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " ", "|", " , |, "})
    void onlySeparatorsIsAMistake(String list) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fallback.parse(list))
                .withMessage("GOPROXY must name at least one source: \"" + list + "\"");
    }

    @Test
    void aListMadeByHandIsCheckedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fallback(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fallback(
                        List.of(new Entry(Kind.OFF, "off", false), new Entry(Kind.PROXY, "http://p", false))));
    }

    @Test
    void whatFollowsTheFailingEntryDecides() {
        Fallback list = Fallback.parse("http://p1,http://p2|http://p3");

        assertThat(list.next(0, Failure.NOT_FOUND)).hasValue(1);
        assertThat(list.next(0, Failure.ERROR)).isEmpty();
        assertThat(list.next(1, Failure.ERROR)).hasValue(2);
        assertThat(list.next(2, Failure.NOT_FOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a|http://b, EN, 0",
        "'http://a,http://b', NN, 1",
        "http://a|http://b, EE, 1",
        "http://a|off, EN, 0",
        "http://a|off, EE, 0",
        "'http://a,off', NN, 1",
        "http://a|direct, EN, 1",
        "off, E, 0"
    })
    void reportsTheFailureThatTellsMost(String list, String failures, int index) {
        List<Failure> each = failures.chars()
                .mapToObj(letter -> letter == 'E' ? Failure.ERROR : Failure.NOT_FOUND)
                .toList();

        assertThat(Fallback.parse(list).toReport(each)).isEqualTo(index);
    }

    @Test
    void reportsOnlyWhatWasAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fallback.parse("off").toReport(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fallback.parse("off").toReport(List.of(Failure.ERROR, Failure.ERROR)));
    }

    @Property
    void agreesWithTheModel(@ForAll("lists") String list, @ForAll @Size(min = 12, max = 12) List<Failure> failures) {
        Fallback fallback = Fallback.parse(list);
        List<String> asked = new ArrayList<>();
        List<Failure> seen = new ArrayList<>();
        OptionalInt at = OptionalInt.of(0);
        while (at.isPresent()) {
            int index = at.getAsInt();
            asked.add(fallback.entries().get(index).text());
            seen.add(failures.get(index));
            at = fallback.next(index, failures.get(index));
        }

        FallbackModel model = FallbackModel.walk(list, failures);
        assertThat(asked).isEqualTo(model.asked());
        assertThat(asked.get(fallback.toReport(seen))).isEqualTo(model.reported());
    }

    @Provide
    Arbitrary<String> lists() {
        Arbitrary<String> entry =
                Arbitraries.of("http://a", "http://b", "https://c/d", " http://e ", "", " ", "off", "direct");
        Arbitrary<String> more = entry.flatMap(text -> Arbitraries.of(",", "|").map(separator -> text + separator));
        return more.list()
                .ofMaxSize(10)
                .flatMap(all -> entry.map(last -> String.join("", all) + last))
                .filter(list -> list.chars().anyMatch(Character::isLetter));
    }
}
