using System.Diagnostics;
var tool = args[0];
Process.Start(tool);
