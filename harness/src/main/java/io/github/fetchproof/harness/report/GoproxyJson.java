package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.goproxy.Advice;
import io.github.fetchproof.harness.goproxy.Cell;
import io.github.fetchproof.harness.goproxy.Result;
import io.github.fetchproof.harness.goproxy.Table;
import io.github.fetchproof.harness.verdict.Certification;
import java.util.Locale;

/**
 * A table of faults by proxies as JSON: {@code {"goproxy", "goprivate", "seed", "subject": {"name", "version"}, "proxies":
 * [{"name", "url"}], "cells": [{"fault", "proxy", "build": RESULT, "private": RESULT}], "summary"}}, where a result is {@code
 * {"fate", "via", "told", "seconds", "reason"}}. A cell has {@code private} only at the first proxy.
 */
public final class GoproxyJson {
    private GoproxyJson() {}

    /**
     * Indented, ends with a line feed.
     *
     * @param run who fetched, and how to repeat it
     */
    public static String of(Table table, Certification run) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("goproxy", Redaction.of(table.line().text()));
        root.put("goprivate", table.line().privateGlobs());
        root.put("seed", run.seed());
        root.putObject("subject")
                .put("name", run.subject().name())
                .put("version", run.subject().version());
        ArrayNode proxies = root.putArray("proxies");
        table.line().places().stream()
                .filter(place -> place.proxy())
                .forEach(place -> proxies.addObject().put("name", place.name()).put("url", Redaction.of(place.text())));
        ArrayNode cells = root.putArray("cells");
        table.cells().forEach(cell -> put(cell, cells.addObject()));
        root.put("summary", Advice.of(table));
        return Json.print(root);
    }

    private static void put(Cell cell, ObjectNode node) {
        node.put("fault", cell.fault().word()).put("proxy", cell.proxy());
        put(cell.build(), node.putObject("build"));
        cell.secret().ifPresent(secret -> put(secret, node.putObject("private")));
    }

    private static void put(Result result, ObjectNode node) {
        node.put("fate", result.fate().name().toLowerCase(Locale.ROOT)).put("via", result.via());
        ArrayNode told = node.putArray("told");
        result.told().forEach(told::add);
        node.put("seconds", result.seconds()).put("reason", Redaction.of(result.reason()));
    }
}
