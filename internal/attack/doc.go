// Package attack tries to learn of a few people what the product hides. It brings answers of which it knows everything,
// publishes them, collects what a visitor and a council member can get over HTTP, in both languages and in every form, and
// solves for the groups that must stay hidden. It holds tests only.
package attack
