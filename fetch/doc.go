// Package fetch gets replies of open data services over HTTP. It has patience with services that are slow or busy, goes on
// where a download broke off, and reaches nothing but public addresses: also not by way of a redirect or of a name that
// leads to a private one.
package fetch
