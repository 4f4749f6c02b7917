package io.github.fetchproof.harness.trace;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A failure that a subject declares: its maker knows of it. The scenario is run all the same.
 *
 * @param scenario the scenario's id, for instance {@code list/comma-stops-on-refused}
 * @param rule the rule that is broken there
 * @param reason why it is tolerated
 * @param expires the last day on which it is; empty for as long as it holds
 */
public record KnownFailure(String scenario, String rule, String reason, Optional<LocalDate> expires) {}
