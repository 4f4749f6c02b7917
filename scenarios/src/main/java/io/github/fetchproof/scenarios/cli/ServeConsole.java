package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.LinkException;
import io.github.fetchproof.harness.report.TextReport;
import java.io.PrintWriter;
import java.util.List;

/** Does to a held world what is ordered, and says what came of it. One thread at a time. */
final class ServeConsole {
    private final HeldWorld world;
    private final PrintWriter says;
    private final Runnable quit;

    /** @param quit takes the world down */
    ServeConsole(HeldWorld world, PrintWriter says, Runnable quit) {
        this.world = world;
        this.says = says;
        this.quit = quit;
    }

    /** Does what a line orders; says in a sentence why not, when it cannot. False when there is to be no other line. */
    boolean does(String line) {
        boolean goesOn = true;
        try {
            ServeOrder order = ServeOrder.parse(line);
            goesOn = !(order instanceof ServeOrder.Quit);
            does(order);
        } catch (IllegalArgumentException wrong) {
            says.println(TextReport.shown(String.valueOf(wrong.getMessage())) + " (help tells more)");
        } catch (LinkException broke) {
            says.println(TextReport.shown(String.valueOf(broke.getMessage())));
        }
        says.flush();
        return goesOn;
    }

    private void does(ServeOrder order) {
        if (order instanceof ServeOrder.BreakLink broken) {
            world.road(broken.where()).breakWith(broken.fault());
            show(broken.where());
        } else if (order instanceof ServeOrder.BreakServer broken) {
            world.road(broken.where()).breakWith(broken.fault());
            show(broken.where());
        } else if (order instanceof ServeOrder.Heal heal) {
            heal(heal);
        } else if (order instanceof ServeOrder.Show) {
            world.names().forEach(this::show);
        } else if (order instanceof ServeOrder.Help) {
            says.print(ServeOrder.help());
        } else if (order instanceof ServeOrder.Quit) {
            quit.run();
        } else if (!(order instanceof ServeOrder.Nothing)) {
            throw new AssertionError(order);
        }
    }

    private void heal(ServeOrder.Heal heal) {
        for (String name : heal.where().map(List::of).orElseGet(world::names)) {
            HeldRoad road = world.road(name);
            try {
                road.heal();
                show(name);
            } catch (LinkException gone) {
                says.println(TextReport.shown(String.valueOf(gone.getMessage())));
            }
        }
    }

    private void show(String name) {
        HeldRoad road = world.road(name);
        says.println(name + " " + road.url() + " " + (road.broken().isEmpty() ? "whole" : road.broken()));
    }
}
