package io.github.fetchproof.harness.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Property
    void whatIsWrittenIsReadBack(@ForAll("values") Object value) {
        assertThat(Json.read(Json.write(value))).isEqualTo(value);
    }

    @Property
    void whatIsWrittenIsOneLineOfPrintableAscii(@ForAll("values") Object value) {
        assertThat(Json.write(value)).matches("[ -~]+");
    }

    @Property
    void jacksonReadsWhatIsWritten(@ForAll("values") Object value) throws JsonProcessingException {
        JsonNode theirs = JACKSON.readTree(Json.write(value));

        assertThat(same(value, theirs)).as("%s as %s", value, theirs).isTrue();
    }

    @Property
    void whatJacksonWritesIsRead(@ForAll("values") Object value) throws JsonProcessingException {
        String theirs = JACKSON.writeValueAsString(JACKSON.readTree(Json.write(value)));

        assertThat(Json.read(theirs)).isEqualTo(value);
    }

    @Property
    void anyTextIsJsonForBothOrForNeither(@ForAll("nearlyJson") String text) {
        assertThat(isRead(text)).as(text).isEqualTo(jacksonReads(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "01",
                "-",
                "1.",
                ".5",
                "+1",
                "1e",
                "0x1",
                "tru",
                "nul",
                "NaN",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u00g0\"",
                "\"\t\"",
                "1 2",
                "'a'",
                "1e400",
                "[1 2]",
                "{\"a\":}",
                "// x\n1",
                "\u00a01",
                "\"\\u\uff11\uff11\uff11\uff11\""
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void readsEveryForm() {
        Object value = Json.read(
                " {\"a\" : [1, -0, 2.5, 1E2, 12345678901234567890, true,\tfalse, null], \"\": \"\\u00e9\\\"\\/\\n\"}\r\n");

        assertThat(value)
                .isEqualTo(Map.of(
                        "a", List.of(1L, 0L, 2.5, 100.0, 1.2345678901234567E19, true, false, Json.NULL), "", "é\"/\n"));
    }

    @Test
    void halfACharacterIsReadAndWrittenAsAReplacement() {
        assertThat(Json.read("\"\\ud800\"")).isEqualTo("\ud800");
        assertThat(Json.write("a\ud800b\udc00")).isEqualTo("\"a\\ufffdb\\ufffd\"");
        assertThat(Json.write("\ud83d\ude00")).isEqualTo("\"\\ud83d\\ude00\"");
    }

    @Test
    void depthIsBoundedBothWays() {
        assertThat(Json.read("[".repeat(Json.DEPTH) + "]".repeat(Json.DEPTH))).isInstanceOf(List.class);
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).hasMessageContaining("deeper than 32");

        Object deep = 1L;
        for (int i = 0; i <= Json.DEPTH; i++) {
            deep = List.of(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> Json.write(tooDeep)).hasMessageContaining("deeper");
    }

    @Test
    void lengthIsBounded() {
        String longest = "\"" + "a".repeat(Json.LENGTH - 2) + "\"";

        assertThat(Json.read(longest)).isEqualTo(longest.substring(1, longest.length() - 1));
        assertThatThrownBy(() -> Json.read(longest + " ")).hasMessageContaining("characters long");
    }

    @Test
    void aRefusalSaysWhereAndWhat() {
        assertThatThrownBy(() -> Json.read("{\"a\":tru}"))
                .hasMessage("JSON: at character 5 expected a value, found U+0074");
        assertThatThrownBy(() -> Json.read("{\"a\":")).hasMessage("JSON: at character 5 expected more, found the end");
    }

    @Test
    void whatHasNoFormIsRefused() {
        assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Json.write(List.of(new Object()))).hasMessageContaining("java.lang.Object");
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<String> strings = Arbitraries.strings()
                .all()
                .ofMaxLength(12)
                .map(each -> new String(each.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        Arbitrary<Object> simple = Arbitraries.oneOf(
                strings.map(each -> each),
                Arbitraries.longs().map(each -> each),
                Arbitraries.doubles().map(each -> each),
                Arbitraries.of(true, false, Json.NULL));
        return Arbitraries.recursive(() -> simple, inner -> nested(strings, inner), 0, 3);
    }

    /** Without edge cases, whose number would grow with every level. */
    private static Arbitrary<Object> nested(Arbitrary<String> keys, Arbitrary<Object> inner) {
        Arbitrary<Object> arrays = inner.list().ofMaxSize(3).map(each -> each);
        Arbitrary<Object> objects = Arbitraries.maps(keys, inner).ofMaxSize(3).map(each -> each);
        return Arbitraries.oneOf(inner, arrays, objects).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "a", "n", "u0041", "1", "0", "-", ".", "e", "true",
                        "null", " ")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static boolean isRead(String text) {
        try {
            Json.read(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static boolean jacksonReads(String text) {
        try {
            JsonNode node = JACKSON.readTree(text);
            return !node.isMissingNode() && node.findValues("").stream().noneMatch(JsonNode::isMissingNode);
        } catch (JsonProcessingException refused) {
            return false;
        }
    }

    private static boolean same(Object ours, JsonNode theirs) {
        if (ours instanceof Map<?, ?> map) {
            return theirs.isObject()
                    && theirs.size() == map.size()
                    && map.entrySet().stream()
                            .allMatch(entry -> theirs.has((String) entry.getKey())
                                    && same(entry.getValue(), theirs.get((String) entry.getKey())));
        } else if (ours instanceof List<?> list) {
            boolean same = theirs.isArray() && theirs.size() == list.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = same(list.get(i), theirs.get(i));
            }
            return same;
        } else if (ours instanceof String string) {
            return theirs.isTextual() && theirs.textValue().equals(string);
        } else if (ours instanceof Long number) {
            return theirs.isIntegralNumber() && theirs.longValue() == number;
        } else if (ours instanceof Double number) {
            return theirs.isNumber() && Double.compare(theirs.doubleValue(), number) == 0;
        } else if (ours instanceof Boolean truth) {
            return theirs.isBoolean() && theirs.booleanValue() == truth;
        }
        return ours == Json.NULL && theirs.isNull();
    }
}
