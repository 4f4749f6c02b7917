package io.github.fetchproof.scenarios.flawed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is wrong with a fetcher, and who must notice. The build fails when it goes unnoticed, or breaks more than it says. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Flaw {

    /** What it does wrong, as the rest of "this fetcher …". */
    String wrong();

    /** Scenarios that must catch it, each as {@code id RULE}: by a finding against that rule. */
    String[] caughtBy();

    /** Scenarios that may fail too, because the same decision shows there. */
    String[] alsoShowsIn() default {};
}
