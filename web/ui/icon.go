package ui

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// IconName names a drawing of the one stroke set: 24 grid, line of 1.75, current colour.
type IconName string

// The icons. They never stand alone: a word is always beside them.
const (
	IconCheck      IconName = "check"
	IconDone       IconName = "done"
	IconAttention  IconName = "attention"
	IconError      IconName = "error"
	IconTip        IconName = "tip"
	IconQuestion   IconName = "question"
	IconClock      IconName = "clock"
	IconUp         IconName = "up"
	IconDown       IconName = "down"
	IconEmpty      IconName = "empty"
	IconArrow      IconName = "arrow"
	IconBack       IconName = "back"
	IconPlus       IconName = "plus"
	IconUndo       IconName = "undo"
	IconMenu       IconName = "menu"
	IconSearch     IconName = "search"
	IconBell       IconName = "bell"
	IconHeart      IconName = "heart"
	IconLock       IconName = "lock"
	IconSpeak      IconName = "speak"
	IconTalk       IconName = "talk"
	IconLink       IconName = "link"
	IconPrint      IconName = "print"
	IconPeople     IconName = "people"
	IconMap        IconName = "map"
	IconSheet      IconName = "sheet"
	IconRefresh    IconName = "refresh"
	IconBook       IconName = "book"
	IconMicrophone IconName = "microphone"
	IconScan       IconName = "scan"
	IconPencil     IconName = "pencil"
	IconDownload   IconName = "download"
	IconChevron    IconName = "chevron"
	IconCross      IconName = "cross"
)

// drawing gives the paths of an icon; an unknown name draws nothing.
func drawing(name IconName) string {
	switch name {
	case IconCheck:
		return `<path d="m5 12.5 4.5 4.5L19 7.5"/>`
	case IconDone:
		return `<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.8L16 9.5"/>`
	case IconAttention:
		return `<path d="M12 4 2.8 19.5h18.4z"/><path d="M12 10v4.2M12 16.9v.1"/>`
	case IconError:
		return `<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16v.1"/>`
	case IconTip:
		return `<path d="M9 18h6M10 21h4M12 3.5a6 6 0 0 0-3.5 10.9c.5.5.5 1.1.5 1.6h6c0-.5 0-1.1.5-1.6A6 6 0 0 0 12 3.5z"/>`
	case IconQuestion:
		return `<circle cx="12" cy="12" r="9"/><path d="M9.5 9.7a2.5 2.5 0 1 1 3.7 2.2c-.8.45-1.2.95-1.2 1.9M12 16.9v.1"/>`
	case IconClock:
		return `<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.3 2"/>`
	case IconUp:
		return `<path d="M5 16 11 10l3.5 3.5L20 7M15 7h5v5"/>`
	case IconDown:
		return `<path d="m5 8 6 6 3.5-3.5L20 17M15 17h5v-5"/>`
	case IconEmpty:
		return `<circle cx="12" cy="12" r="9" stroke-dasharray="2.5 3"/>`
	case IconArrow:
		return `<path d="M5 12h13.5M13 6.5l5.5 5.5-5.5 5.5"/>`
	case IconBack:
		return `<path d="M19 12H5.5M11 6.5 5.5 12l5.5 5.5"/>`
	case IconPlus:
		return `<path d="M12 5v14M5 12h14"/>`
	case IconUndo:
		return `<path d="M9 5 4.5 9.5 9 14M5 9.5h9a5 5 0 0 1 0 10h-4"/>`
	case IconMenu:
		return `<path d="M4 7h16M4 12h16M4 17h16"/>`
	case IconCross:
		return `<path d="m6 6 12 12M18 6 6 18"/>`
	case IconChevron:
		return `<path d="m6 9.5 6 6 6-6"/>`
	}
	return thing(name)
}

// thing draws the icons that picture something.
func thing(name IconName) string {
	switch name {
	case IconSearch:
		return `<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`
	case IconBell:
		return `<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0"/>`
	case IconHeart:
		return `<path d="M12 19.5C7 16 4 13 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5c0 3.5-3 6.5-8 10z"/>`
	case IconLock:
		return `<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`
	case IconSpeak:
		return `<path d="M5 9.5v5h3.5L13 18.5v-13L8.5 9.5zM16.5 9a4.5 4.5 0 0 1 0 6M18.8 6.5a8 8 0 0 1 0 11"/>`
	case IconTalk:
		return `<path d="M4 5.5h16v10.5H11l-4.5 4v-4H4z"/>`
	case IconLink:
		return `<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"/>`
	case IconPrint:
		return `<path d="M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 13.5h10v7H7z"/>`
	case IconPeople:
		return `<circle cx="9" cy="8.5" r="3.2"/><path d="M3 19.5c.3-4 2.6-6 6-6s5.7 2 6 6"/><circle cx="17" cy="9.5" r="2.5"/><path d="M17 14.2c2.5 0 3.9 1.6 4.2 4.3"/>`
	case IconMap:
		return `<path d="m3.5 6.5 5.5-2 6 2 5.5-2v13l-5.5 2-6-2-5.5 2zM9 4.5v13M15 6.5v13"/>`
	case IconSheet:
		return `<path d="M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6"/>`
	case IconRefresh:
		return `<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15"/>`
	case IconBook:
		return `<path d="M12 6.5C10 5 7 4.5 4 5v14c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5zM12 6.5v14"/>`
	case IconMicrophone:
		return `<rect x="9" y="3.5" width="6" height="10.5" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`
	case IconScan:
		return `<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2z"/>`
	case IconPencil:
		return `<path d="M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5"/>`
	case IconDownload:
		return `<path d="M12 4v11M7 10.5l5 5 5-5M5 19.5h14"/>`
	}
	return ""
}

// Icon draws an icon, hidden from screen readers because the word beside it says the same.
func Icon(name IconName) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, `<svg class="icoon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">`+drawing(name)+`</svg>`)
		return err
	})
}
