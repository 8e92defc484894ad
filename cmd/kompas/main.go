// Command kompas is Kwaliteitskompas: the website, and the commands to look after it. This is the only place that
// sees flags, the environment, the clock and randomness.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // Dutch time also where the machine has no time zones

	"github.com/alecthomas/kong"

	"kompas/fault"
	"kompas/i18n"
)

// commands are all that the program can do.
type commands struct {
	LogLevel slog.Level `help:"Hoeveel er in het logboek komt: debug, info, warn of error." default:"info"`

	Serve     serveCmd     `cmd:"" help:"Start de website."`
	Demo      demoCmd      `cmd:"" help:"Start een proefversie met een voorbeeldgemeente."`
	Migrate   migrateCmd   `cmd:"" help:"Breng de tabellen van de database op orde."`
	Tenant    tenantCmd    `cmd:"" help:"Ruimten bekijken, toevoegen en sluiten."`
	User      userCmd      `cmd:"" help:"Accounts bekijken, maken, sluiten, en helpen wie er niet in kan."`
	Backup    backupCmd    `cmd:"" help:"Maak een back-up, terwijl het werk doorgaat."`
	Restore   restoreCmd   `cmd:"" help:"Zet een back-up terug in een lege database."`
	Verify    verifyCmd    `cmd:"" help:"Controleer de database of een back-up, en de geschiedenis van elke ruimte."`
	CopyDB    copyDBCmd    `cmd:"" name:"copy-db" help:"Kopieer alles naar een lege database, bijvoorbeeld van SQLite naar PostgreSQL."`
	Reference referenceCmd `cmd:"" help:"De landelijke gegevens die in het programma zitten."`
	National  nationalCmd  `cmd:"" name:"referentie" help:"Bekijk de landelijke cijfers, of zet nieuwere in de plaats van die in het programma."`
	Reken     rekenCmd     `cmd:"" help:"Reken na: elke formule van de methode, met regels JSON op de invoer."`
	Check     checkCmd     `cmd:"" help:"Toon wat de kompascheck van een ruimte zegt. Eindigt met 3 als er iets blokkeert."`
	Version   versionCmd   `cmd:"" help:"Toon welke versie dit is."`
}

// surroundings is what a command gets from outside.
type surroundings struct {
	ctx   context.Context
	input io.Reader
	out   io.Writer
	log   *slog.Logger
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "kompas:", message(err))
		if errors.Is(err, errBlocks) {
			os.Exit(blocksStatus)
		}
		os.Exit(1)
	}
}

// errShown says that the answer, such as a help text, was given.
var errShown = errors.New("shown")

// run parses the arguments and runs one command.
func run(ctx context.Context, args []string, out, logTo io.Writer) (err error) {
	defer func() { // kong asks to exit after a help text; there is no other way to stop it
		if p := recover(); p != nil {
			if p != errShown {
				panic(p)
			}
			err = nil
		}
	}()
	var c commands
	parser, err := kong.New(&c, kong.Name("kompas"), kong.Description(description), kong.DefaultEnvars("KOMPAS"),
		kong.Resolvers(secretFiles(os.LookupEnv)), kong.PostBuild(dutchHelpFlag), kong.Help(dutchHelp),
		kong.Writers(out, logTo), kong.Exit(func(int) { panic(errShown) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true}))
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		return errors.New(dutchMistake(err))
	}
	log := slog.New(slog.NewJSONHandler(logTo, &slog.HandlerOptions{Level: c.LogLevel}))
	return command.Run(&surroundings{ctx: ctx, input: os.Stdin, out: out, log: log})
}

// message gives an error as the person at the keyboard reads it, with what was being done when it happened.
func message(err error) string {
	f := fault.As(err)
	if f == nil {
		return err.Error()
	}
	return strings.Replace(err.Error(), f.Error(), inWords(f), 1)
}

func inWords(f *fault.Error) string {
	text := i18n.New(i18n.Dutch).Code(f.Code, f.Params...)
	if f.Field != "" {
		text = f.Field + ": " + text
	}
	for _, of := range f.Fields {
		text += "\n  " + inWords(of)
	}
	if f.Cause != nil {
		text += " (" + f.Cause.Error() + ")"
	}
	return text
}
