package io.github.synctck.cli;

import picocli.CommandLine;

/** Hands the interrupt to the commands that heed it. */
final class CommandFactory implements CommandLine.IFactory {
    private final Interrupt interrupt;
    private final CommandLine.IFactory others = CommandLine.defaultFactory();

    CommandFactory(Interrupt interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type.equals(RunCommand.class)) {
            return type.cast(new RunCommand(interrupt));
        } else if (type.equals(ServeCommand.class)) {
            return type.cast(new ServeCommand(interrupt));
        } else if (type.equals(SelftestCommand.class)) {
            return type.cast(new SelftestCommand(interrupt));
        } else if (type.equals(SimulateCommand.class)) {
            return type.cast(new SimulateCommand(interrupt));
        } else if (type.equals(SoakCommand.class)) {
            return type.cast(new SoakCommand(interrupt));
        }
        return others.create(type);
    }
}
