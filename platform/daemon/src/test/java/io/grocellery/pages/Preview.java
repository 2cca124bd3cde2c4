package io.grocellery.pages;

import io.grocellery.testkit.rollout.ToldCanary;

/** Shows the pages with recorded statuses at http://127.0.0.1:18070/console/ until it is stopped, to work on them. */
final class Preview {

    private static final int PORT = 18_070;

    private Preview() {}

    public static void main(String[] arguments) {
        RunningPages pages = RunningPages.start(PORT);
        pages.api().environments("dev", "staging", "prod");
        pages.api().events(Recorded.json("events"));
        pages.api().status("dev", Recorded.json(arguments.length == 0 ? "healthy" : arguments[0]));
        pages.api().status("staging", Recorded.json("stopped"));
        pages.api().status("prod", Recorded.json("many-instances"));
        pages.rollouts().show(ToldCanary.good().held());
    }
}
