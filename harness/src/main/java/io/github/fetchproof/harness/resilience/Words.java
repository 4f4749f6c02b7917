package io.github.fetchproof.harness.resilience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the words of an expression have in common: a name and parameters with defaults. */
final class Words {
    private Words() {}

    static String usage(String name, List<Parameter> parameters) {
        return parameters.isEmpty()
                ? name
                : parameters.stream()
                        .map(each -> each.name() + "=" + each.byDefault())
                        .collect(Collectors.joining(",", name + "(", ")"));
    }

    static Arguments defaults(List<Parameter> parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach(each -> values.put(each.name(), each.value(each.byDefault())));
        return new Arguments(values);
    }
}
