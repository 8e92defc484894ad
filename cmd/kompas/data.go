package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"kompas/fault"
	"kompas/store"
)

type backupCmd struct {
	database
	File string `arg:"" name:"bestand" help:"Het bestand waarin de back-up komt, bijvoorbeeld kompas-2026-11-22.zip."`
}

// Run makes a backup while work goes on.
func (c *backupCmd) Run(in *surroundings) error {
	s, err := openExisting(in, c.Database)
	if err != nil {
		return err
	}
	defer s.Close()
	m, err := s.Backup(in.ctx, c.File, build())
	if err != nil {
		return err
	}
	fmt.Fprintf(in.out, "De back-up staat in %s.\n", c.File)
	printManifest(in, m)
	return nil
}

func printManifest(in *surroundings, m store.Manifest) {
	var rows int64
	for _, t := range m.Tables {
		rows += t.Rows
	}
	fmt.Fprintf(in.out, "%d rijen in %d tabellen, van %s.\n", rows, len(m.Tables), m.At.Format(time.RFC3339))
	for _, h := range m.Heads {
		fmt.Fprintf(in.out, "Kop van ruimte %d: %d:%d:%s\n", h.Tenant, h.Tenant, h.Seq, h.Hash)
	}
}

type restoreCmd struct {
	database
	File string `arg:"" name:"bestand" help:"De back-up." type:"existingfile"`
}

// Run fills an empty database from a backup.
func (c *restoreCmd) Run(in *surroundings) error {
	s, err := c.open(in)
	if err != nil {
		return err
	}
	defer s.Close()
	m, err := s.Restore(in.ctx, c.File, printFinding(in))
	if err != nil {
		return err
	}
	fmt.Fprintln(in.out, "De back-up is teruggezet en vergeleken. Iedereen meldt zich opnieuw aan.")
	printManifest(in, m)
	return nil
}

type copyDBCmd struct {
	From string `arg:"" name:"van" help:"De database met de gegevens, bijvoorbeeld sqlite:data/kompas.db."`
	To   string `arg:"" name:"naar" optional:"" help:"De lege database, bijvoorbeeld postgres://… Staat er een wachtwoord in, gebruik dan --into."`
	Into string `help:"De lege database, als die niet op de opdrachtregel mag staan." secret:"" placeholder:"ADRES"`
}

// Run copies a database to another engine.
func (c *copyDBCmd) Run(in *surroundings) error {
	if c.To == "" {
		c.To = c.Into
	}
	if c.To == "" {
		return errors.New("noem de lege database waar de gegevens heen gaan")
	}
	from, err := openExisting(in, c.From)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := openStore(in, c.To)
	if err != nil {
		return err
	}
	defer to.Close()
	var total int64
	err = from.CopyTo(in.ctx, to, func(table string, rows int64) {
		total += rows
		in.log.Info("copied", "table", table, "rows", rows)
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(in.out, "Alles is gekopieerd en vergeleken: %d rijen.\n", total)
	return nil
}

type verifyCmd struct {
	database
	Backup string   `help:"Controleer dit back-upbestand in plaats van de database." placeholder:"BESTAND" type:"existingfile"`
	Head   []string `help:"Een kop die u eerder bewaarde (ruimte:regel:code), of een bestand met koppen: de uitvoer van deze opdracht, of een back-up." placeholder:"KOP"`
}

// Run checks a database or a backup and prints the head of every space's history.
func (c *verifyCmd) Run(in *surroundings) error {
	known, err := readHeads(c.Head)
	if err != nil {
		return err
	}
	findings := 0
	found := func(f *fault.Error) {
		findings++
		printFinding(in)(f)
	}
	reports, err := c.check(in, known, found)
	if err != nil {
		return err
	}
	for _, r := range reports {
		for _, e := range r.Erased {
			fmt.Fprintf(in.out, "Ruimte %d, regel %d: gewist op %s.\n", r.Head.Tenant, e.Seq, e.At.UTC().Format(time.DateOnly))
		}
		fmt.Fprintf(in.out, "Kop van ruimte %d: %s\n", r.Head.Tenant, r.Head)
	}
	if findings > 0 {
		if findings == 1 {
			return errors.New("1 bevinding")
		}
		return fmt.Errorf("%d bevindingen", findings)
	}
	fmt.Fprintln(in.out, "Alles klopt.")
	return nil
}

func (c *verifyCmd) check(in *surroundings, known map[int64]store.Head, found func(*fault.Error)) ([]store.ChainReport, error) {
	if c.Backup != "" {
		_, reports, err := store.VerifyBackup(in.ctx, c.Backup, known, found)
		return reports, err
	}
	s, err := openExisting(in, c.Database)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Verify(in.ctx, known, found)
}

func printFinding(in *surroundings) func(*fault.Error) {
	return func(f *fault.Error) { fmt.Fprintln(in.out, "FOUT:", message(f)) }
}

// readHeads reads heads as they were typed, or from files that hold them.
func readHeads(from []string) (map[int64]store.Head, error) {
	heads := map[int64]store.Head{}
	for _, text := range from {
		list, err := headsOf(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		for _, h := range list {
			heads[h.Tenant] = h
		}
	}
	return heads, nil
}

func headsOf(text string) ([]store.Head, error) {
	if h, err := store.ParseHead(text); err == nil {
		return []store.Head{h}, nil
	}
	content, err := os.ReadFile(text)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(string(content), "PK") {
		return store.BackupHeads(text)
	}
	var list []store.Head
	for line := range strings.Lines(string(content)) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if h, err := store.ParseHead(words[len(words)-1]); err == nil {
			list = append(list, h)
		}
	}
	if len(list) == 0 {
		return nil, errors.New("hier staat geen kop in")
	}
	return list, nil
}
