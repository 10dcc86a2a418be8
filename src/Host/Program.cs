return await Heluo.Host.CommandLine.RunAsync(args);
