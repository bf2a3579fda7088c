window.harm = [];
