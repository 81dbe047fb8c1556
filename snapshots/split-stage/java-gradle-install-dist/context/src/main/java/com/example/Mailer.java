package com.example;

public final class Mailer {
    public static void main(String[] arguments) {
        System.out.println(arguments.length);
    }
}
