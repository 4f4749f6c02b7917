package io.github.fetchproof.harness.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** Our JSON Schemas, as a reader would use them. */
final class Schemas {
    private Schemas() {}

    /** What is wrong with a document by the schema of that name; empty when nothing is. */
    static Set<ValidationMessage> problems(String schema, String document) {
        try (InputStream in = Objects.requireNonNull(
                TextReport.class.getResourceAsStream(schema + ".schema.json"), "no schema of the name " + schema)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in)
                    .validate(document, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
