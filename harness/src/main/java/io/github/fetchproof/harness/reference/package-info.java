/**
 * The bundled fetcher: downloads module versions from {@code GOPROXY} lists over bad networks, verifies them and keeps them
 * in Go's module cache. It shows that every check of the kit can be met, and serves as a program in its own right.
 *
 * <p>Decisions are pure and stand in {@link io.github.fetchproof.harness.reference.Decisions}, where a flawed fetcher replaces
 * one of them; everything around them is I/O. A stranger to the kit: it uses the {@code fetcher} contract, {@code
 * resilience}, {@code git}, {@code gomod} and {@code sumdb}, and knows no world, origin or scenario. Start reading at {@link
 * io.github.fetchproof.harness.reference.ReferenceProvider}, then {@code ReferenceFetcher}, {@code Download}, {@code ListWalk},
 * {@code HttpSource} and {@code Watchdog}, from the outside in; for checksum databases at {@code SumDatabase}, for passwords
 * at {@code PasswordDecisions}, for modules without a proxy at {@code DirectSource}.
 */
@NullMarked
package io.github.fetchproof.harness.reference;

import org.jspecify.annotations.NullMarked;
