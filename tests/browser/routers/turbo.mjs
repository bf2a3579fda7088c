// A page with Turbo: each of its pages is a file of its own, and Turbo puts one in place of another.
import "@hotwired/turbo";
