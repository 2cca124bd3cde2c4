package io.grocellery.testkit.architecture.offence;

final class Talkative {

    void say(String word) {
        System.out.println(word);
    }
}
