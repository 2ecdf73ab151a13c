Console.WriteLine("est");
