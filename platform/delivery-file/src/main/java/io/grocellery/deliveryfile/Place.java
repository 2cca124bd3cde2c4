package io.grocellery.deliveryfile;

import org.snakeyaml.engine.v2.nodes.Node;

/** Where a value stands: its path of keys and its line, counted from 1. */
record Place(String path, int line) {

    static Place top(Node node) {
        return new Place("(document)", lineOf(node));
    }

    Place key(String key, Node at) {
        return new Place(path.equals("(document)") ? key : path + "." + key, lineOf(at));
    }

    Place index(int index, Node at) {
        return new Place(path + "[" + index + "]", lineOf(at));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
